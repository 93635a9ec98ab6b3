import { type SlaMetric, slaLimits } from "@frontdesk/contract";
import { Group, NativeSelect, NumberInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

const units = { minutes: 1, hours: 60 } as const;
type Unit = keyof typeof units;

interface TargetFieldProps {
  metric: SlaMetric;
  /** In minutes; null promises nothing. */
  minutes: number | null;
  error: ReactNode;
  onChange: (minutes: number | null) => void;
}

/** Within how long something is promised, in minutes or hours. */
export function TargetField({ metric, minutes, error, onChange }: TargetFieldProps) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<Unit>((minutes ?? units.hours) % units.hours === 0 ? "hours" : "minutes");
  const label = t(`promises.metric.${metric}`);
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <NumberInput
        flex={1}
        label={label}
        placeholder={t("promises.nothing")}
        min={1}
        max={slaLimits.minutesMax / units[unit]}
        allowDecimal={false}
        error={error}
        value={minutes === null ? "" : minutes / units[unit]}
        onChange={(count) => onChange(typeof count === "number" && count > 0 ? Math.round(count * units[unit]) : null)}
      />
      <NativeSelect
        w={120}
        aria-label={t("promises.unitOf", { what: label })}
        data={[
          { value: "minutes", label: t("promises.unit.minutes") },
          { value: "hours", label: t("promises.unit.hours") },
        ]}
        value={unit}
        onChange={(event) => {
          const next: Unit = event.currentTarget.value === "hours" ? "hours" : "minutes";
          if (minutes !== null) onChange((minutes / units[unit]) * units[next]);
          setUnit(next);
        }}
      />
    </Group>
  );
}
