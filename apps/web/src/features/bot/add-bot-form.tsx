import { withOpId } from "@frontdesk/client";
import { botTokenPattern } from "@frontdesk/contract";
import { Anchor, Button, Group, PasswordInput, Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormError } from "../../ui/form-error.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface AddBotFormProps {
  simulatorUrl: string | null;
  onDone: () => void;
}

/** Connects a bot by its token, which the server checks with Telegram before it keeps it. */
export function AddBotForm({ simulatorUrl, onDone }: AddBotFormProps) {
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
        <PasswordInput
          label={t("bots.token")}
          description={t("bots.tokenHint")}
          placeholder="123456789:AA…"
          autoComplete="off"
          spellCheck={false}
          maxLength={128}
          required
          data-autofocus
          {...form.getInputProps("token")}
        />
        <Select
          label={t("bots.apiRoot")}
          description={t("bots.apiRootHint")}
          data={roots.map(({ name, url }) => ({ value: name, label: `${name} (${url})` }))}
          allowDeselect={false}
          {...form.getInputProps("apiRoot")}
          value={apiRoot}
        />
        {simulatorUrl !== null && (
          <Text size="xs" c="dimmed">
            {t("bots.simulatorNote")}{" "}
            <Anchor href={simulatorUrl} target="_blank" rel="noreferrer" size="xs">
              {t("bots.simulatorOpen")}
            </Anchor>
          </Text>
        )}
        <FormError error={add.error ?? apiRoots.error} />
        <Group justify="end">
          <Button type="submit" loading={add.isPending} disabled={apiRoot === ""}>
            {t("bots.submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
