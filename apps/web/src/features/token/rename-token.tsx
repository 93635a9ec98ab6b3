import { withOpId } from "@frontdesk/client";
import { type ApiToken, identityLimits } from "@frontdesk/contract";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

interface RenameTokenProps {
  token: ApiToken;
  onClose: () => void;
}

/** Gives a token another name; what it opens stays. */
export function RenameToken({ token, onClose }: RenameTokenProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({ initialValues: { name: token.name }, validate: { name: rules.filled } });
  const rename = trpc.token.rename.useMutation({
    onSuccess: onClose,
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ name }) => rename.mutate(withOpId({ tokenId: token.id, name: name.trim() })));
  return (
    <FormDialog
      title={t("tokens.rename")}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <SubmitButton isPending={rename.isPending} error={rename.error}>
          {t("save")}
        </SubmitButton>
      }
    >
      <TextInput
        label={t("tokens.name")}
        autoComplete="off"
        maxLength={identityLimits.tokenNameLength}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <FormError error={rename.error} />
    </FormDialog>
  );
}
