import { type SlaHours, slaHours } from "@frontdesk/contract";
import { Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { HoursFields } from "../../ui/hours/hours-fields.tsx";
import { useViewer } from "../../viewer.tsx";
import type { PolicyForm } from "./use-policy-form.ts";

const workingWeek = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 18 * 60 }));

/** By whose hours the time of a promise passes. */
export function CountedHours({ form }: { form: PolicyForm }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const { hours, ownHours } = form.values;
  const choose = (next: SlaHours) => {
    form.setFieldValue("hours", next);
    if (next === "own" && ownHours === null)
      form.setFieldValue("ownHours", { timezone: workspace.timezone, windows: workingWeek, holidays: [] });
  };
  return (
    <Stack gap="sm">
      <Select
        label={t("promises.hoursOf")}
        data={slaHours.map((value) => ({ value, label: t(`promises.by.${value}`) }))}
        allowDeselect={false}
        value={hours}
        onChange={(value) => value && choose(value as SlaHours)}
      />
      {hours === "own" && (
        <HoursFields
          of="inbox"
          hours={ownHours}
          error={form.errors.ownHours}
          onChange={(own) => (own ? form.setFieldValue("ownHours", own) : choose("always"))}
        />
      )}
    </Stack>
  );
}
