import { withOpId } from "@frontdesk/client";
import { identityLimits, locales, type WorkspaceSettings, workspaceLimits } from "@frontdesk/contract";
import { Alert, Button, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { Flash } from "../../ui/flash.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { settingsOf, useWorkspaceForm } from "./use-workspace-form.ts";

const { keepEventsDaysMin, keepEventsDaysMax, filesQuotaBytesMax } = workspaceLimits;

/** The workspace's settings, to be changed; what others change meanwhile is marked where it stands. */
export function WorkspaceForm({ settings }: { settings: WorkspaceSettings }) {
  const { t } = useTranslation();
  const { form, version, isOvertaken, takeTheirs, turnOf } = useWorkspaceForm(settings);
  // The database's "UTC" is in no list of the browser's.
  const zones = useMemo(
    () => [...new Set(["UTC", settings.timezone, ...Intl.supportedValuesOf("timeZone")])],
    [settings.timezone],
  );
  const configure = trpc.workspace.configure.useMutation({
    onSuccess: () => toastDone(t("workspace.saved")),
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit((values) => configure.mutate(withOpId({ ...settingsOf(values), version })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Section title={t("workspace.itself")}>
          <Flash turn={turnOf("name")}>
            <TextInput
              label={t("workspace.name")}
              autoComplete="off"
              maxLength={identityLimits.nameLength}
              required
              {...form.getInputProps("name")}
            />
          </Flash>
          <Flash turn={turnOf("timezone")}>
            <Select
              label={t("workspace.timezone")}
              description={t("workspace.timezoneHint")}
              data={zones}
              searchable
              limit={50}
              allowDeselect={false}
              {...form.getInputProps("timezone")}
            />
          </Flash>
          <Flash turn={turnOf("locale")}>
            <Select
              label={t("workspace.locale")}
              description={t("workspace.localeHint")}
              data={locales.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
              allowDeselect={false}
              {...form.getInputProps("locale")}
            />
          </Flash>
        </Section>
        <Section title={t("workspace.keeps")}>
          <Flash turn={turnOf("quotaGib")}>
            <NumberInput
              label={t("workspace.quota")}
              description={t("workspace.quotaHint", { max: filesQuotaBytesMax / 2 ** 30 })}
              min={0}
              max={filesQuotaBytesMax / 2 ** 30}
              decimalScale={1}
              clampBehavior="strict"
              suffix=" GiB"
              required
              {...form.getInputProps("quotaGib")}
            />
          </Flash>
          <Flash turn={turnOf("keepEventsDays")}>
            <NumberInput
              label={t("workspace.keepEvents")}
              description={t("workspace.keepEventsHint")}
              min={keepEventsDaysMin}
              max={keepEventsDaysMax}
              allowDecimal={false}
              clampBehavior="blur"
              required
              {...form.getInputProps("keepEventsDays")}
            />
          </Flash>
        </Section>
        <Stack maw={640}>
          {isOvertaken && (
            <Alert color="orange" role="status" title={t("workspace.overtaken")}>
              <Stack gap="xs" align="start">
                {t("workspace.overtakenHint")}
                <Button size="xs" variant="default" onClick={takeTheirs}>
                  {t("workspace.takeTheirs")}
                </Button>
              </Stack>
            </Alert>
          )}
          <FormError error={configure.error} />
          <Group justify="end">
            <SubmitButton
              isPending={configure.isPending}
              error={configure.error}
              isDisabled={!form.isDirty() || isOvertaken}
            >
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </Stack>
    </form>
  );
}
