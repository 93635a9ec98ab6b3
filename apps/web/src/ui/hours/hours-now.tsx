import { areWindowsApart, type BusinessHours, isOpen, nextOpening } from "@frontdesk/contract";
import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { HoursOf } from "./hours-of.ts";

interface HoursNowProps {
  of: HoursOf;
  hours: BusinessHours | null;
}

/** Whether somebody is there now by some hours, and when they are next: the same reckoning as the server's. */
export function HoursNow({ of, hours }: HoursNowProps) {
  const { t, i18n } = useTranslation();
  if (hours === null)
    return (
      <Text size="sm" c="dimmed">
        {t(`hoursOf.${of}.always`)}
      </Text>
    );
  if (!areWindowsApart(hours.windows)) return null;
  const now = new Date();
  const open = isOpen(hours, now);
  const next = nextOpening(hours, now);
  const format = new Intl.DateTimeFormat(i18n.language, {
    ...{
      timeZone: hours.timezone,
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    },
  });
  return (
    <Group gap={6}>
      <Badge variant="dot" color={open ? "teal" : "gray"} tt="none">
        {t(`hoursOf.${of}.${open ? "open" : "closed"}`)}
      </Badge>
      {next && (
        <Text size="sm" c="dimmed">
          {t(`hoursOf.${of}.opens`, { when: format.format(next) })}
        </Text>
      )}
    </Group>
  );
}
