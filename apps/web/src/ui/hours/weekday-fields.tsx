import { businessHoursLimits, type OpenWindow } from "@frontdesk/contract";
import { ActionIcon, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlusIcon, XIcon } from "../icons.ts";
import { minuteOf, timeOf } from "./time-of-day.ts";
import classes from "./weekday-fields.module.css";

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
type Weekday = (typeof weekdays)[number];

/** The first stretch, the second…: while they are typed two may be alike. */
const places = Array.from({ length: businessHoursLimits.windows }, (_, place) => `${place}`);

interface WeekdayFieldsProps {
  weekday: Weekday;
  windows: OpenWindow[];
  onChange: (windows: OpenWindow[]) => void;
}

/** The hours of one weekday: none, one stretch or several. */
export function WeekdayFields({ weekday, windows, onChange }: WeekdayFieldsProps) {
  const { t } = useTranslation();
  const day = t(`hours.days.day${weekday}`);
  const last = windows.at(-1)?.to ?? 8 * 60;
  const canAdd = last < businessHoursLimits.minutesOfDay - 60;
  const put = (index: number, change: Partial<OpenWindow>) =>
    onChange(windows.map((window, at) => (at === index ? { ...window, ...change } : window)));
  return (
    <div className={classes.day}>
      <Text size="sm" className={classes.name}>
        {day}
      </Text>
      <Stack gap={6} miw={0} className={classes.windows}>
        {windows.length === 0 && (
          <Text size="sm" c="dimmed" className={classes.closed}>
            {t("hours.closed")}
          </Text>
        )}
        {windows.map(({ from, to }, index) => (
          <Group key={places[index]} gap={6} wrap="nowrap">
            <TextInput
              type="time"
              size="xs"
              aria-label={t("hours.from", { day })}
              value={timeOf(from)}
              onChange={(event) => put(index, { from: minuteOf(event.currentTarget.value, from) })}
            />
            <Text size="sm" aria-hidden="true">
              –
            </Text>
            <TextInput
              type="time"
              size="xs"
              aria-label={t("hours.to", { day })}
              value={timeOf(to)}
              onChange={(event) =>
                put(index, { to: minuteOf(event.currentTarget.value, to) || businessHoursLimits.minutesOfDay })
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("hours.remove", { day })}
              onClick={() => onChange(windows.filter((_, at) => at !== index))}
            >
              <XIcon size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <ActionIcon
        variant="default"
        mt={2}
        disabled={!canAdd}
        aria-label={t("hours.add", { day })}
        onClick={() => onChange([...windows, { weekday, from: last + 60, to: Math.min(last + 5 * 60, 24 * 60) }])}
      >
        <PlusIcon size={16} />
      </ActionIcon>
    </div>
  );
}
