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
  const { isDefault } = form.values;
  const lists = [
    { field: "tagIds", label: t("promises.tags"), rows: grounds.tags },
    { field: "inboxIds", label: t("promises.inboxes"), rows: grounds.inboxes },
    { field: "teamIds", label: t("promises.teams"), rows: grounds.teams },
  ] as const;
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
                {...(form.values.priorities.length === 0 && { placeholder: t("promises.any") })}
                data={priorities.map((value) => ({ value, label: t(`inbox.urgency.${value}`) }))}
                clearable
                value={form.values.priorities}
                onChange={(chosen) => form.setFieldValue("priorities", chosen as Priority[])}
              />
              {lists.map(({ field, label, rows }) => (
                <MultiSelect
                  key={field}
                  label={label}
                  {...(form.values[field].length === 0 && { placeholder: t("promises.any") })}
                  data={optionsOf(rows, form.values[field])}
                  maxValues={slaLimits.each}
                  searchable
                  clearable
                  {...form.getInputProps(field)}
                />
              ))}
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
