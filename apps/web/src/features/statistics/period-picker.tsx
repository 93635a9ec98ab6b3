import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../viewer.tsx";
import { type Days, daysOf, presets } from "./period.ts";

interface PeriodPickerProps {
  days: Days;
  onChange: (days: Days) => void;
}

/** Chooses the days of which the figures are: by a name, or from one day to another. */
export function PeriodPicker({ days, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const [isCustom, setCustom] = useState(false);
  const at = { timezone: workspace.timezone, at: Date.now() };
  const named = presets.find((preset) => {
    const { from, to } = daysOf(preset, at);
    return from === days.from && to === days.to;
  });
  const chosen = isCustom || !named ? "custom" : named;
  return (
    <>
      <Select
        label={t("dashboard.period")}
        data={[...presets, "custom" as const].map((value) => ({ value, label: t(`dashboard.periods.${value}`) }))}
        value={chosen}
        allowDeselect={false}
        onChange={(value) => {
          const preset = presets.find((each) => each === value);
          setCustom(!preset);
          if (preset) onChange(daysOf(preset, at));
        }}
      />
      {chosen === "custom" && (
        <>
          <TextInput
            type="date"
            label={t("dashboard.from")}
            value={days.from}
            max={days.to}
            onChange={(event) => event.currentTarget.value && onChange({ ...days, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("dashboard.to")}
            value={days.to}
            min={days.from}
            onChange={(event) => event.currentTarget.value && onChange({ ...days, to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
