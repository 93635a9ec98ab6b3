import { businessHoursLimits } from "@frontdesk/contract";
import { Button, Group, Pill, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface HolidayFieldsProps {
  /** Dates such as `2030-12-31`. */
  holidays: string[];
  onChange: (holidays: string[]) => void;
}

/** The days on which nobody is there. */
export function HolidayFields({ holidays, onChange }: HolidayFieldsProps) {
  const { t, i18n } = useTranslation();
  const [date, setDate] = useState("");
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const isFull = holidays.length >= businessHoursLimits.holidays;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("hours.holidays")}
      </Text>
      <Text size="xs" c="dimmed">
        {t("hours.holidaysHint")}
      </Text>
      <Group gap={6} my="xs">
        {holidays.map((holiday) => {
          const shown = format.format(new Date(holiday));
          return (
            <Pill
              key={holiday}
              withRemoveButton
              removeButtonProps={{ "aria-label": t("hours.removeHoliday", { date: shown }), tabIndex: 0 }}
              onRemove={() => onChange(holidays.filter((each) => each !== holiday))}
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
          aria-label={t("hours.holiday")}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="xs"
          disabled={date === "" || isFull || holidays.includes(date)}
          onClick={() => {
            onChange([...holidays, date].sort());
            setDate("");
          }}
        >
          {t("hours.addHoliday")}
        </Button>
      </Group>
    </div>
  );
}
