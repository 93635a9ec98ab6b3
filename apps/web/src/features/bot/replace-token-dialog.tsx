import { withOpId } from "@frontdesk/client";
import { type Bot, botTokenPattern } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { TokenFields } from "./token-fields.tsx";

/** Gives a bot another token, which has to be the same bot's. */
export function ReplaceTokenDialog({ bot, onClose }: { bot: Bot; onClose: () => void }) {
  const { t } = useTranslation();
  const roots = trpc.bot.apiRoots.useQuery();
  const form = useForm({
    initialValues: { token: "", apiRoot: bot.apiRoot },
    validate: { token: (token) => (botTokenPattern.test(token.trim()) ? null : t("field.botToken")) },
  });
  const replace = trpc.bot.replaceToken.useMutation({
    onSuccess: () => {
      toastDone(t("botPage.replaced"));
      onClose();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ token, apiRoot }) =>
    replace.mutate(withOpId({ botId: bot.id, token: token.trim(), apiRoot })),
  );
  return (
    <FormDialog
      size="lg"
      title={t("botHealth.fix.replace_token")}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <SubmitButton isPending={replace.isPending} error={replace.error}>
          {t("bots.submit")}
        </SubmitButton>
      }
    >
      <Text size="sm">{t("botPage.replaceHint", { username: bot.username })}</Text>
      <TokenFields
        token={form.getInputProps("token")}
        apiRoot={form.getInputProps("apiRoot")}
        roots={roots.data ?? []}
      />
      <FormError error={replace.error ?? roots.error} />
    </FormDialog>
  );
}
