import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface SettingsPageProps {
  title: string;
  lead: string;
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of one page of the settings: what it is for, and its one main action. */
export function SettingsPage({ title, lead, action, children }: SettingsPageProps) {
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <div
          style={{ display: "flex", flexWrap: "wrap", gap: 12, justifyContent: "space-between", alignItems: "center" }}
        >
          <Title order={1} size="h3">
            {title}
          </Title>
          {action}
        </div>
        <Text c="dimmed" maw={560}>
          {lead}
        </Text>
      </Stack>
      {children}
    </Stack>
  );
}
