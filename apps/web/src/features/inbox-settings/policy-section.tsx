import { inboxLimits, inboxPolicies } from "@frontdesk/contract";
import { NumberInput, Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";
import type { InboxFormState } from "./use-inbox-form.ts";

/** What a message does to a conversation that was closed (D6). */
export function PolicySection({ form }: { form: InboxFormState }) {
  const { t } = useTranslation();
  return (
    <Section title={t("inboxes.policy")} lead={t("inboxes.policyLead")}>
      <Radio.Group aria-label={t("inboxes.policy")} {...form.getInputProps("policy")}>
        <Stack gap="sm">
          {inboxPolicies.map((policy) => (
            <Radio
              key={policy}
              value={policy}
              label={t(`inboxes.policyOf.${policy}`)}
              description={t(`inboxes.policyHint.${policy}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.policy === "reopen" && (
        <NumberInput
          label={t("inboxes.reopenHours")}
          min={1}
          max={inboxLimits.reopenHoursMax}
          allowDecimal={false}
          maw={260}
          required
          {...form.getInputProps("reopenHours")}
        />
      )}
    </Section>
  );
}
