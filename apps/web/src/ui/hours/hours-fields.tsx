import type { BusinessHours } from "@frontdesk/contract";
import { Select, Stack, Switch, Text } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../viewer.tsx";
import { DaysOffFields } from "./days-off-fields.tsx";
import { HoursNow } from "./hours-now.tsx";
import type { HoursOf } from "./hours-of.ts";
import { WeekdayFields, weekdays } from "./weekday-fields.tsx";

interface HoursFieldsProps {
  of: HoursOf;
  /** Null for no hours at all. */
  hours: BusinessHours | null;
  error: ReactNode;
  onChange: (hours: BusinessHours | null) => void;
}

/** When somebody is there: the hours of each weekday, in one zone, but for days off. */
export function HoursFields({ of, hours, error, onChange }: HoursFieldsProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  // The database's "UTC" is in no list of the browser's.
  const zones = useMemo(
    () => [...new Set(["UTC", workspace.timezone, ...Intl.supportedValuesOf("timeZone")])],
    [workspace],
  );
  const usual = { timezone: workspace.timezone, windows: workingWeek, holidays: [] };
  return (
    <>
      <Switch
        label={t(`hoursOf.${of}.always`)}
        checked={hours === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : usual)}
      />
      {hours && (
        <>
          <HoursNow of={of} hours={hours} />
          <Select
            label={t("hours.timezone")}
            data={zones}
            searchable
            limit={50}
            allowDeselect={false}
            value={hours.timezone}
            onChange={(timezone) => timezone && onChange({ ...hours, timezone })}
          />
          <Stack gap="xs">
            {weekdays.map((weekday) => (
              <WeekdayFields
                key={weekday}
                weekday={weekday}
                windows={hours.windows.filter((window) => window.weekday === weekday)}
                onChange={(windows) => {
                  const others = hours.windows.filter((window) => window.weekday !== weekday);
                  onChange({ ...hours, windows: [...others, ...windows] });
                }}
              />
            ))}
          </Stack>
          {error && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {error}
            </Text>
          )}
          <DaysOffFields of={of} daysOff={hours.holidays} onChange={(holidays) => onChange({ ...hours, holidays })} />
        </>
      )}
    </>
  );
}

const workingWeek = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 18 * 60 }));
