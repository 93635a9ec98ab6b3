import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { AskBeforeLeaving } from "./ask-before-leaving.tsx";

interface SettingsPageProps {
  title: string;
  lead: string;
  action?: ReactNode;
  /** The way back, where the page is about one of several. */
  back?: ReactNode;
  /** Whether all it holds is no wider than a form. */
  isNarrow?: boolean;
  children: ReactNode;
}

/** The frame of one page of the settings: what it is for, and its one main action. */
export function SettingsPage({ title, lead, action, back, isNarrow = false, children }: SettingsPageProps) {
  return (
    <Stack gap="lg" {...(isNarrow && { maw: 640 })}>
      <Stack gap={4}>
        {back}
        <div
          style={{
            display: "flex",
            flexWrap: "wrap",
            gap: "8px 12px",
            justifyContent: "space-between",
            alignItems: "center",
          }}
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
      <AskBeforeLeaving />
    </Stack>
  );
}
