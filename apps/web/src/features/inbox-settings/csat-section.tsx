import { withOpId } from "@frontdesk/client";
import { type CsatPolicy, csatLimits, csatScales, csatTexts } from "@frontdesk/contract";
import { Alert, Button, Group, NumberInput, Radio, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useUnsaved } from "../../ui/unsaved.ts";
import { TextsByLanguage } from "./texts-by-language.tsx";

/** Whether and how an inbox asks people how they were helped. */
export function CsatSection({ inboxId }: { inboxId: string }) {
  const policies = trpc.csat.list.useQuery();
  const policy = policies.data?.data.find((each) => each.inboxId === inboxId);
  return policy ? <FollowedForm policy={policy} /> : null;
}

/** The form as it was opened or saved last; what others save meanwhile is said, and taken over when the reader wants. */
function FollowedForm({ policy }: { policy: CsatPolicy }) {
  const [opened, setOpened] = useState(policy);
  const isOvertaken = policy.version > opened.version;
  return (
    <CsatForm
      key={opened.version}
      policy={opened}
      onSaved={setOpened}
      {...(isOvertaken && { onTakeTheirs: () => setOpened(policy) })}
    />
  );
}

interface CsatFormProps {
  policy: CsatPolicy;
  onSaved: (policy: CsatPolicy) => void;
  /** Where a colleague has saved meanwhile. */
  onTakeTheirs?: () => void;
}

function CsatForm({ policy, onSaved, onTakeTheirs }: CsatFormProps) {
  const { t } = useTranslation();
  const { inboxId, version, ...settings } = policy;
  const form = useForm({ initialValues: settings });
  const edit = trpc.csat.edit.useMutation({
    onSuccess: (saved) => {
      onSaved(saved);
      toastDone(t("csat.saved"));
    },
  });
  useUnsaved(form.isDirty());
  const { isOn, commentHours, delayMinutes, againDays } = form.values;
  const isWhole = [commentHours, delayMinutes, againDays].every((value) => typeof value === "number");
  const submit = form.onSubmit(({ texts: { ask, thanks }, ...values }) =>
    edit.mutate(withOpId({ ...values, inboxId, version, texts: { ask: filled(ask), thanks: filled(thanks) } })),
  );
  return (
    <Section title={t("csat.title")} lead={t("csat.lead")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <Switch label={t("csat.isOn")} {...form.getInputProps("isOn", { type: "checkbox" })} />
          {isOn && (
            <>
              <Radio.Group label={t("csat.scale")} {...form.getInputProps("scale")}>
                <Group mt={4}>
                  {csatScales.map((scale) => (
                    <Radio key={scale} value={scale} label={t(`csat.scaleOf.${scale}`)} />
                  ))}
                </Group>
              </Radio.Group>
              <NumberInput
                label={t("csat.delay")}
                min={0}
                max={csatLimits.delayMinutesMax}
                allowDecimal={false}
                maw={260}
                {...form.getInputProps("delayMinutes")}
              />
              <NumberInput
                label={t("csat.again")}
                min={0}
                max={csatLimits.againDaysMax}
                allowDecimal={false}
                maw={260}
                {...form.getInputProps("againDays")}
              />
              <NumberInput
                label={t("csat.comment")}
                description={t("csat.commentHint")}
                min={0}
                max={csatLimits.commentHoursMax}
                allowDecimal={false}
                {...form.getInputProps("commentHours")}
              />
              <TextsByLanguage
                kinds={csatTexts}
                texts={form.values.texts}
                wordsOf={(kind) => ({ label: t(`csat.${kind}`), description: t(`csat.${kind}Hint`) })}
                maxLength={csatLimits.textLength}
                onChange={(texts) => form.setFieldValue("texts", texts)}
              />
            </>
          )}
          {onTakeTheirs && (
            <Alert color="orange" role="status">
              <Stack gap="xs" align="start">
                {t("csat.changed")}
                <Button size="xs" variant="default" onClick={onTakeTheirs}>
                  {t("inboxes.takeTheirs")}
                </Button>
              </Stack>
            </Alert>
          )}
          <FormError error={edit.error} />
          <Group justify="end">
            <SubmitButton
              isPending={edit.isPending}
              error={edit.error}
              isDisabled={!form.isDirty() || !isWhole || Boolean(onTakeTheirs)}
            >
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function filled(byLanguage: CsatPolicy["texts"]["ask"]): CsatPolicy["texts"]["ask"] {
  return Object.fromEntries(Object.entries(byLanguage).filter(([, text]) => text?.trim()));
}
