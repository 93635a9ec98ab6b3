import { withOpId } from "@frontdesk/client";
import {
  attachableProviders,
  type Contact,
  type ContactIdentity,
  type CustomFieldKind,
  type CustomValue,
} from "@frontdesk/contract";
import { Anchor, CloseButton, DataList, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { languageName } from "./language-name.ts";

interface ContactFactsProps {
  contact: Contact;
  mayManage: boolean;
  isSimulated: boolean;
}

/** What is known of a person, line by line; what is not known is left out. */
export function ContactFacts({ contact, mayManage, isSimulated }: ContactFactsProps) {
  const { t, i18n } = useTranslation();
  const fields = trpc.customField.list.useQuery();
  const { phones, emails, language, identities, custom } = contact;
  const shown = (kind: CustomFieldKind, value: CustomValue) => {
    if (typeof value === "boolean") return t(value ? "contact.yes" : "contact.no");
    if (typeof value === "number") return value.toLocaleString(i18n.language);
    return kind === "date" ? new Date(`${value}T00:00`).toLocaleDateString(i18n.language) : value;
  };
  const known = (fields.data?.data ?? []).filter(({ id }) => id in custom);
  return (
    <DataList size="sm" gap={6} labelWidth={96}>
      {identities.map((identity) => (
        <Fact key={identity.id} label={t(`contact.provider.${identity.provider}`)}>
          <Identity identity={identity} contactId={contact.id} mayManage={mayManage} isSimulated={isSimulated} />
        </Fact>
      ))}
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
      {known.map(({ id, name, kind }) => {
        const value = custom[id];
        return (
          <Fact key={id} label={name}>
            {value !== undefined && shown(kind, value)}
          </Fact>
        );
      })}
    </DataList>
  );
}

interface IdentityProps extends Omit<ContactFactsProps, "contact"> {
  identity: ContactIdentity;
  contactId: string;
}

/** How a person is known to a provider; what a member attached may be taken away. */
function Identity({ identity, contactId, mayManage, isSimulated }: IdentityProps) {
  const { t } = useTranslation();
  const { id: identityId, provider, externalId, username, name, reachable } = identity;
  const detaches = trpc.contact.detachIdentity.useMutation({ onError: useToastError() });
  if (attachableProviders.some((attachable) => attachable === provider))
    return (
      <Group gap={4} wrap="nowrap">
        {externalId}
        {mayManage && (
          <CloseButton
            size="xs"
            aria-label={t("contact.detach", { identity: externalId })}
            disabled={detaches.isPending}
            onClick={() => detaches.mutate(withOpId({ contactId, identityId }))}
          />
        )}
      </Group>
    );
  return (
    <>
      {name}
      {username !== null && (
        <div>
          {isSimulated ? (
            `@${username}`
          ) : (
            <Anchor href={`https://t.me/${username}`} target="_blank" rel="noreferrer" size="sm">
              @{username}
            </Anchor>
          )}
        </div>
      )}
      {reachable !== "yes" && (
        <Text size="xs" c="dimmed">
          {t(`person.reach.${reachable}`)}
        </Text>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
