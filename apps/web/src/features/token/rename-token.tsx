import { withOpId } from "@frontdesk/client";
import { type ApiToken, identityLimits } from "@frontdesk/contract";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { NamedFormDialog } from "../../ui/named-form-dialog.tsx";

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
    <NamedFormDialog
      title={t("tokens.rename")}
      onSubmit={submit}
      onClose={onClose}
      name={{ label: t("tokens.name"), maxLength: identityLimits.tokenNameLength, field: form.getInputProps("name") }}
      isSaving={rename.isPending}
      error={rename.error}
    />
  );
}
