import { withOpId } from "@frontdesk/client";
import { botTokenPattern } from "@frontdesk/contract";
import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { TokenFields } from "./token-fields.tsx";

interface AddBotFormProps {
  onDone: () => void;
  onCancel?: () => void;
}

/** Connects a bot by its token, which the server checks with Telegram before it keeps it. */
export function AddBotForm({ onDone, onCancel }: AddBotFormProps) {
  const { t } = useTranslation();
  const apiRoots = trpc.bot.apiRoots.useQuery();
  const form = useForm({
    initialValues: { token: "", apiRoot: "" },
    validate: { token: (token) => (botTokenPattern.test(token.trim()) ? null : t("field.botToken")) },
  });
  const add = trpc.bot.add.useMutation({
    onSuccess: ({ username }) => {
      toastDone(t("bots.added", { username }));
      onDone();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const roots = apiRoots.data ?? [];
  const apiRoot = form.values.apiRoot || roots[0]?.name || "";
  const submit = form.onSubmit(({ token }) => add.mutate(withOpId({ token: token.trim(), apiRoot })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TokenFields
          token={form.getInputProps("token")}
          apiRoot={{ ...form.getInputProps("apiRoot"), value: apiRoot }}
          roots={roots}
        />
        <FormError error={add.error ?? apiRoots.error} />
        <Group justify="end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t("cancel")}
            </Button>
          )}
          <SubmitButton isPending={add.isPending} error={add.error} isDisabled={apiRoot === ""}>
            {t("bots.submit")}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
