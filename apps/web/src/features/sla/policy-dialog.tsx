import { withOpId } from "@frontdesk/client";
import { type SlaGrounds, type SlaPolicy, slaLimits, slaMetrics } from "@frontdesk/contract";
import { Fieldset, NumberInput, Stack, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { NamedFormDialog } from "../../ui/named-form-dialog.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { CountedHours } from "./counted-hours.tsx";
import { DuePreview } from "./due-preview.tsx";
import { TargetField } from "./target-field.tsx";
import { policyOf, usePolicyForm } from "./use-policy-form.ts";

interface PolicyDialogProps {
  /** Null for a new one. */
  policy: SlaPolicy | null;
  hasDefault: boolean;
  grounds: SlaGrounds;
  onClose: () => void;
}

/** Makes a policy, or changes one, and shows when what it promises would be due. */
export function PolicyDialog({ policy, hasDefault, grounds, onClose }: PolicyDialogProps) {
  const { t } = useTranslation();
  const form = usePolicyForm(policy, { hasDefault });
  const save = trpc.slaPolicy.save.useMutation({
    onSuccess: () => {
      toastDone(t("promises.saved"));
      onClose();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });
  const fields = form.values;
  const submit = form.onSubmit((filled) =>
    save.mutate(withOpId({ ...policyOf(filled), policyId: policy?.id ?? null, version: policy?.version ?? null })),
  );
  return (
    <NamedFormDialog
      title={policy?.name ?? t("promises.add")}
      size="lg"
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      name={{ label: t("promises.name"), maxLength: slaLimits.nameLength, field: form.getInputProps("name") }}
      isSaving={save.isPending}
      error={save.error}
    >
      <ConditionFields form={form} grounds={grounds} mayBeDefault={!hasDefault || policy?.isDefault === true} />
      <Fieldset legend={t("promises.targets")}>
        <Stack gap="xs">
          {slaMetrics.map((metric, index) => (
            <TargetField
              key={metric}
              metric={metric}
              minutes={fields.targets[metric]}
              error={index === 0 && form.errors.targets}
              onChange={(minutes) => form.setFieldValue("targets", { ...fields.targets, [metric]: minutes })}
            />
          ))}
        </Stack>
      </Fieldset>
      <CountedHours form={form} />
      <NumberInput
        label={t("promises.warn")}
        suffix=" %"
        min={slaLimits.warnPercentMin}
        max={slaLimits.warnPercentMax}
        allowDecimal={false}
        value={fields.warnPercent}
        onChange={(percent) => form.setFieldValue("warnPercent", Number(percent) || slaLimits.warnPercent)}
      />
      <Switch
        label={t("promises.pauses")}
        description={t("promises.pausesHint")}
        {...form.getInputProps("pauses", { type: "checkbox" })}
      />
      <Switch
        label={t("promises.escalates")}
        description={t("promises.escalatesHint")}
        {...form.getInputProps("escalates", { type: "checkbox" })}
      />
      <DuePreview policy={fields} grounds={grounds} />
    </NamedFormDialog>
  );
}
