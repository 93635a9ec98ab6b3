import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Days, type PeriodPreset, presets } from "./dashboard-search.ts";

interface PeriodPickerProps {
  /** Null where the days are chosen one by one. */
  preset: PeriodPreset | null;
  days: Days;
  onChange: (chosen: { period: PeriodPreset } | Days) => void;
}

/** Chooses the days of which the figures are: by a name, which moves with the calendar, or from one day to another. */
export function PeriodPicker({ preset, days, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { from, to } = days;
  return (
    <>
      <Select
        label={t("dashboard.period")}
        data={[...presets, "custom" as const].map((value) => ({ value, label: t(`dashboard.periods.${value}`) }))}
        value={preset ?? "custom"}
        allowDeselect={false}
        onChange={(value) => {
          const period = presets.find((each) => each === value);
          onChange(period ? { period } : days);
        }}
      />
      {preset === null && (
        <>
          <TextInput
            type="date"
            label={t("dashboard.from")}
            defaultValue={from}
            max={to}
            onChange={({ currentTarget: { value: day } }) => isWritten(day) && day <= to && onChange({ from: day, to })}
          />
          <TextInput
            type="date"
            label={t("dashboard.to")}
            defaultValue={to}
            min={from}
            onChange={({ currentTarget: { value: day } }) =>
              isWritten(day) && from <= day && onChange({ from, to: day })
            }
          />
        </>
      )}
    </>
  );
}

// While a year is being typed it passes through the first centuries.
function isWritten(day: string): boolean {
  return day >= "2000-01-01";
}
