import { withOpId } from "@frontdesk/client";
import type { Contact } from "@frontdesk/contract";
import { Alert, Badge, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { CheckIcon } from "../../../ui/icons.ts";
import { fullTime } from "../../../ui/time.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { ContactMenu } from "./contact-menu.tsx";

interface ContactMarksProps {
  contact: Contact;
  mayManage: boolean;
}

/** Whether a person is known or blocked, how they call themselves and were called, and what may be done about them. */
export function ContactMarks({ contact, mayManage }: ContactMarksProps) {
  const { t, i18n } = useTranslation();
  const { id: contactId, kind, verified, blocked, isNameChosen, identities, name } = contact;
  const names = trpc.contact.names.useQuery({ contactId });
  const unblocks = trpc.contact.unblock.useMutation({ onError: useToastError() });
  const byThemselves = identities.find((identity) => identity.name !== null)?.name;
  const former = [...new Set((names.data?.data ?? []).map((one) => one.name))]
    .filter((one) => one !== name)
    .slice(0, 5);
  const timeOf = (at: string) => fullTime(at, i18n.language);
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <Group gap={6} justify="center">
        {verified && (
          <Badge
            variant="default"
            tt="none"
            leftSection={<CheckIcon size={12} aria-hidden="true" />}
            title={t("contact.known", { ...verified, time: timeOf(verified.at) })}
          >
            {t("contact.verified")}
          </Badge>
        )}
        {blocked && (
          <Badge color="red.8" tt="none">
            {t("contact.blocked")}
          </Badge>
        )}
        {mayManage && kind === "person" && <ContactMenu contact={contact} />}
      </Group>
      {isNameChosen && byThemselves && byThemselves !== name && (
        <Text size="sm" c="dimmed" ta="center" style={{ overflowWrap: "anywhere" }}>
          {t("contact.calledAtTelegram", { name: byThemselves })}
        </Text>
      )}
      {former.length > 0 && (
        <Text size="xs" c="dimmed" ta="center" style={{ overflowWrap: "anywhere" }}>
          {t("contact.formerly", { names: former.join(", ") })}
        </Text>
      )}
      {blocked && (
        <Alert color="red" variant="outline" p="xs">
          <Text size="sm">{t("contact.blockedBy", { by: blocked.by, time: timeOf(blocked.at) })}</Text>
          {mayManage && (
            <Button
              mt={8}
              size="xs"
              variant="default"
              loading={unblocks.isPending}
              onClick={() => unblocks.mutate(withOpId({ contactId }))}
            >
              {t("contact.actions.unblock")}
            </Button>
          )}
        </Alert>
      )}
    </div>
  );
}
