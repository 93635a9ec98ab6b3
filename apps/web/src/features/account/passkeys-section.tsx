import { withOpId } from "@frontdesk/client";
import { accountLimits } from "@frontdesk/contract";
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { Section } from "../../ui/section.tsx";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { takesPasskeys, usePasskeyCeremony } from "../../ui/webauthn.ts";
import { PasskeyRow } from "./passkey-row.tsx";

/** Signing in by a device's own lock: the reader's passkeys, and the way to add this device. */
export function PasskeysSection() {
  const { t } = useTranslation();
  const passkeys = trpc.passkey.list.useQuery(undefined, { staleTime: 0 });
  const host = passkeys.data?.host ?? null;
  return (
    <Section title={t("security.passkeys")} lead={t("security.passkeysLead")}>
      {passkeys.error && !passkeys.data && <PaneError error={passkeys.error} onRetry={() => void passkeys.refetch()} />}
      {passkeys.isPending && <PaneLoading />}
      {passkeys.data && passkeys.data.passkeys.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} aria-label={t("security.passkeys")}>
          {passkeys.data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </Stack>
      )}
      {passkeys.data && !takesPasskeys(host) && (
        <Text size="sm" c="dimmed">
          {host === null ? t("security.passkeysNowhere") : t("security.passkeysElsewhere", { host })}
        </Text>
      )}
      {takesPasskeys(host) && <AddPasskey />}
    </Section>
  );
}

function AddPasskey() {
  const { t } = useTranslation();
  const proven = useProven();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const toastError = useToastError();
  const options = trpc.passkey.registrationOptions.useMutation();
  const register = trpc.passkey.register.useMutation();
  const { isUnderWay, run } = usePasskeyCeremony(toastError);
  const form = useForm({ initialValues: { name: "" }, validate: { name: rules.filled } });

  const add = (name: string) =>
    proven(async () => {
      const asked = await options.mutateAsync(withOpId({}));
      await run(async ({ make }) => {
        const credential = await make(asked);
        await register.mutateAsync(withOpId({ name, credential }));
        form.reset();
        toastDone(t("security.passkeyAdded", { name }));
        await utils.passkey.list.invalidate();
      });
    });
  return (
    <form noValidate onSubmit={form.onSubmit(({ name }) => void add(name.trim()))}>
      <Stack gap="xs">
        <Group align="end">
          <TextInput
            flex="1 1 200px"
            label={t("security.passkeyName")}
            placeholder={t("security.passkeyNameHint")}
            autoComplete="off"
            maxLength={accountLimits.passkeyNameLength}
            {...form.getInputProps("name")}
          />
          <Button type="submit" loading={isUnderWay || options.isPending}>
            {t("security.passkeyAdd")}
          </Button>
        </Group>
        <FormError error={options.error} />
      </Stack>
    </form>
  );
}
