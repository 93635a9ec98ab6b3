import { withOpId } from "@frontdesk/client";
import type { SecondFactorEnrolment } from "@frontdesk/contract";
import { Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormError } from "../../ui/form-error.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { RecoveryCodesList } from "./recovery-codes-dialog.tsx";

interface EnrolDialogProps {
  enrolment: SecondFactorEnrolment;
  onClose: () => void;
  onDone: () => void;
}

/** Hands an authenticator app its secret, asks for the first code, and then shows the recovery codes, this once. */
export function EnrolDialog({ enrolment, onClose, onDone }: EnrolDialogProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { code: "" },
    validate: { code: (code) => (/^\d{6}$/.test(code.trim()) ? null : t("security.codeShape")) },
  });
  const confirm = trpc.secondFactor.confirm.useMutation({
    onSuccess: onDone,
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ code }) => confirm.mutate(withOpId({ code: code.trim() })));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={false}
      title={t(confirm.data ? "security.codes" : "security.enrol")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {confirm.data ? (
        <RecoveryCodesList codes={confirm.data.recoveryCodes} onClose={onClose} />
      ) : (
        <form noValidate onSubmit={submit}>
          <Stack>
            <Text size="sm">{t("security.enrolHint")}</Text>
            <QrCode text={enrolment.uri} label={t("security.qr")} />
            <SecretOnce
              label={t("security.enrolSecret")}
              hint={t("security.enrolSecretHint")}
              secret={enrolment.secret}
            />
            <TextInput
              label={t("security.code")}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              required
              {...form.getInputProps("code")}
            />
            <FormError error={confirm.error} />
            <Group justify="end">
              <SubmitButton isPending={confirm.isPending} error={confirm.error}>
                {t("security.factorOn")}
              </SubmitButton>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
