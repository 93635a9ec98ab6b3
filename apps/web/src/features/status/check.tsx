import { Group, Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AlertTriangleIcon, CheckIcon, InfoCircleIcon } from "../../ui/icons.ts";

export type Level = "fine" | "note" | "wrong";

const marks = {
  fine: { Icon: CheckIcon, color: "green" },
  note: { Icon: InfoCircleIcon, color: "orange" },
  wrong: { Icon: AlertTriangleIcon, color: "red" },
};

interface CheckProps {
  level: Level;
  title: string;
  children: ReactNode;
}

/** One thing that was looked at: how it is, and where something is wrong what to do. */
export function Check({ level, title, children }: CheckProps) {
  const { t } = useTranslation();
  const { Icon, color } = marks[level];
  return (
    <Paper component="li" withBorder p="sm">
      <Group wrap="nowrap" align="start" gap="sm">
        <ThemeIcon size={28} radius="xl" variant="light" color={color} role="img" aria-label={t(`status.${level}`)}>
          <Icon size={16} aria-hidden="true" />
        </ThemeIcon>
        <Stack gap={2} miw={0} flex={1}>
          <Text component="h2" size="sm" fw={600} m={0}>
            {title}
          </Text>
          {children}
        </Stack>
      </Group>
    </Paper>
  );
}
