import { type Priority, priorities, type SlaGrounds, slaLimits } from "@frontdesk/contract";
import { Fieldset, MultiSelect, SimpleGrid, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PolicyForm } from "./use-policy-form.ts";

interface ConditionFieldsProps {
  form: PolicyForm;
  grounds: SlaGrounds;
  /** There is one default at most. */
  mayBeDefault: boolean;
}

/** What a policy is for. */
export function ConditionFields({ form, grounds, mayBeDefault }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const { isDefault, inboxIds, teamIds, tagIds } = form.values;
  // What is gone stays named until somebody takes it out.
  const optionsOf = (rows: { id: string; name: string }[], chosen: string[]) => [
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
    ...chosen
      .filter((id) => !rows.some((row) => row.id === id))
      .map((id) => ({ value: id, label: t("promises.gone") })),
  ];
  return (
    <Fieldset legend={t("promises.isFor")}>
      <Stack gap="sm">
        {mayBeDefault && (
          <Switch
            label={t("promises.isDefault")}
            description={t("promises.isDefaultHint")}
            {...form.getInputProps("isDefault", { type: "checkbox" })}
            error={null}
          />
        )}
        {!isDefault && (
          <>
            <Text size="sm" c="dimmed">
              {t("promises.conditionsHint")}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <MultiSelect
                label={t("promises.priorities")}
                data={priorities.map((value) => ({ value, label: t(`inbox.urgency.${value}`) }))}
                clearable
                value={form.values.priorities}
                onChange={(chosen) => form.setFieldValue("priorities", chosen as Priority[])}
              />
              <MultiSelect
                label={t("promises.tags")}
                data={optionsOf(grounds.tags, tagIds)}
                maxValues={slaLimits.each}
                searchable
                clearable
                {...form.getInputProps("tagIds")}
              />
              <MultiSelect
                label={t("promises.inboxes")}
                data={optionsOf(grounds.inboxes, inboxIds)}
                maxValues={slaLimits.each}
                searchable
                clearable
                {...form.getInputProps("inboxIds")}
              />
              <MultiSelect
                label={t("promises.teams")}
                data={optionsOf(grounds.teams, teamIds)}
                maxValues={slaLimits.each}
                searchable
                clearable
                {...form.getInputProps("teamIds")}
              />
            </SimpleGrid>
            {form.errors.isDefault && (
              <Text size="sm" c="var(--mantine-color-error)" role="alert">
                {form.errors.isDefault}
              </Text>
            )}
          </>
        )}
      </Stack>
    </Fieldset>
  );
}
