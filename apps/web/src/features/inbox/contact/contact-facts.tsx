import { withOpId } from "@frontdesk/client";
import { attachableProviders, type Contact, type ContactIdentity, type CustomValue } from "@frontdesk/contract";
import { Anchor, CloseButton, DataList, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { languageName } from "./language-name.ts";

interface ContactFactsProps {
  contact: Contact;
  mayManage: boolean;
}

/** What is known of a person, line by line; what is not known is left out. */
export function ContactFacts({ contact, mayManage }: ContactFactsProps) {
  const { t, i18n } = useTranslation();
  const fields = trpc.customField.list.useQuery();
  const { phones, emails, language, identities, custom } = contact;
  const valueOf = (value: CustomValue) => {
    if (typeof value === "boolean") return t(value ? "contact.yes" : "contact.no");
    return typeof value === "number" ? value.toLocaleString(i18n.language) : value;
  };
  const known = (fields.data?.data ?? []).filter(({ id }) => id in custom);
  return (
    <DataList size="sm" gap={6} labelWidth={96}>
      <Fact label={t("person.language")}>{languageName(language, i18n.language) ?? t("person.none")}</Fact>
      {phones.length > 0 && (
        <Fact label={t("contact.phones")}>
          {phones.map((phone) => (
            <Anchor key={phone} href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`} size="sm" display="block">
              {phone}
            </Anchor>
          ))}
        </Fact>
      )}
      {emails.length > 0 && (
        <Fact label={t("contact.emails")}>
          {emails.map((email) => (
            <Anchor key={email} href={`mailto:${email}`} size="sm" display="block">
              {email}
            </Anchor>
          ))}
        </Fact>
      )}
      {known.map(({ id, name }) => {
        const value = custom[id];
        return (
          <Fact key={id} label={name}>
            {value !== undefined && valueOf(value)}
          </Fact>
        );
      })}
      {identities.length > 0 && (
        <Fact label={t("contact.identities")}>
          <Stack gap={4}>
            {identities.map((identity) => (
              <Identity key={identity.id} identity={identity} contactId={contact.id} mayManage={mayManage} />
            ))}
          </Stack>
        </Fact>
      )}
    </DataList>
  );
}

interface IdentityProps {
  identity: ContactIdentity;
  contactId: string;
  mayManage: boolean;
}

function Identity({ identity, contactId, mayManage }: IdentityProps) {
  const { t } = useTranslation();
  const { id: identityId, provider, externalId, username, name, reachable } = identity;
  const detaches = trpc.contact.detachIdentity.useMutation({ onError: useToastError() });
  const isAttached = attachableProviders.some((attachable) => attachable === provider);
  const called = isAttached ? externalId : [name, username && `@${username}`].filter(Boolean).join(" · ");
  return (
    <Group gap={4} wrap="nowrap" align="start">
      <div>
        {t(`contact.provider.${provider}`)}: {called}
        {provider === "telegram" && ` · ${t(`person.reach.${reachable}`)}`}
      </div>
      {isAttached && mayManage && (
        <CloseButton
          size="xs"
          aria-label={t("contact.detach", { identity: externalId })}
          disabled={detaches.isPending}
          onClick={() => detaches.mutate(withOpId({ contactId, identityId }))}
        />
      )}
    </Group>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
