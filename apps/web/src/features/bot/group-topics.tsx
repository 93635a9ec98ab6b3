import type { BotGroup } from "@frontdesk/contract";
import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { GroupRuleLine } from "./group-rule-line.tsx";

/** The topics of a forum, as far as the bot has heard of them, each with what of it becomes a conversation. */
export function GroupTopics({ group }: { group: BotGroup }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>
        <Text span size="sm">
          {t("groups.topics", { count: group.topics.length })}
        </Text>
      </summary>
      <Stack component="ul" gap="sm" my="xs" p={0} ps="md" style={{ listStyle: "none" }}>
        {group.topics.map(({ threadId, name: told, state, rule }) => {
          const name = told ?? t("groups.topicNamed", { number: threadId });
          return (
            <li key={threadId}>
              <Group gap={6}>
                <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                  {name}
                </Text>
                {state !== "open" && (
                  <Badge variant="light" color="gray" tt="none">
                    {t(`groups.topicState.${state}`)}
                  </Badge>
                )}
              </Group>
              <GroupRuleLine group={group} threadId={threadId} name={name} rule={rule} />
            </li>
          );
        })}
      </Stack>
      <Text size="xs" c="dimmed">
        {t("groups.topicsHint")}
      </Text>
    </details>
  );
}
