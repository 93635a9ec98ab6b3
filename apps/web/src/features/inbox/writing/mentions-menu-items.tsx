import { Menu, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";

/** What calls the reader, the latest first; each leads to its note. */
export function MentionsMenuItems({ target }: { target: ReactElement }) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const navigate = useNavigate();
  const mentions = trpc.mention.list.useQuery().data?.data ?? [];
  return (
    <Menu defaultOpened position="bottom-end" width={300} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: "auto" }}>
        {mentions.length === 0 && <Menu.Label>{t("writing.noMentions")}</Menu.Label>}
        {mentions.map(({ messageId, conversationId, number, by, at }) => (
          <Menu.Item
            key={messageId}
            onClick={() => {
              const params = { slug: workspace.slug, conversationId };
              void navigate({ to: "/w/$slug/inbox/$conversationId", params });
            }}
          >
            <Text size="sm">{t("writing.mentionBy", { name: by.name, number })}</Text>
            <Text size="xs" c="dimmed">
              {fullTime(at, i18n.language)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
