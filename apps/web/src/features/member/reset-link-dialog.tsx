import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { fullTime } from "../../ui/time.ts";

interface ResetLinkDialogProps {
  member: Member;
  onClose: () => void;
}

/** Makes a link by which a colleague sets a new password, and shows it, this once. */
export function ResetLinkDialog({ member: { id, name }, onClose }: ResetLinkDialogProps) {
  const { t, i18n } = useTranslation();
  const proven = useProven();
  const create = trpc.member.createResetLink.useMutation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("members.resetLinkTitle", { name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        {create.data ? (
          <SecretOnce
            label={t("members.resetLink")}
            hint={t("members.resetLinkUntil", { time: fullTime(create.data.expiresAt, i18n.language) })}
            secret={`${location.origin}/reset/${create.data.secret}`}
          />
        ) : (
          <>
            <Text size="sm">{t("members.resetLinkHint", { name })}</Text>
            <FormError error={create.error} />
            <Group justify="end">
              <Button
                data-autofocus
                loading={create.isPending}
                onClick={() => void proven(() => create.mutateAsync(withOpId({ memberId: id })))}
              >
                {t("members.inviteSubmit")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
