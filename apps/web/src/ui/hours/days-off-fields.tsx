import { businessHoursLimits } from "@frontdesk/contract";
import { Button, Group, Pill, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HoursOf } from "./hours-of.ts";

interface DaysOffFieldsProps {
  of: HoursOf;
  /** Dates such as `2030-12-31`. */
  daysOff: string[];
  onChange: (daysOff: string[]) => void;
}

/** The days on which nobody is there. */
export function DaysOffFields({ of, daysOff, onChange }: DaysOffFieldsProps) {
  const { t, i18n } = useTranslation();
  const [date, setDate] = useState("");
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const isFull = daysOff.length >= businessHoursLimits.holidays;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(`hoursOf.${of}.off`)}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`hoursOf.${of}.offHint`)}
      </Text>
      <Group gap={6} my="xs">
        {daysOff.map((day) => {
          const shown = format.format(new Date(day));
          return (
            <Pill
              key={day}
              withRemoveButton
              removeButtonProps={{ "aria-label": t("hours.removeOff", { date: shown }), tabIndex: 0 }}
              onRemove={() => onChange(daysOff.filter((each) => each !== day))}
            >
              {shown}
            </Pill>
          );
        })}
      </Group>
      <Group gap="xs" align="end">
        <TextInput
          type="date"
          size="xs"
          aria-label={t(`hoursOf.${of}.offDay`)}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="xs"
          disabled={date === "" || isFull || daysOff.includes(date)}
          onClick={() => {
            onChange([...daysOff, date].sort());
            setDate("");
          }}
        >
          {t(`hoursOf.${of}.addOff`)}
        </Button>
      </Group>
    </div>
  );
}
