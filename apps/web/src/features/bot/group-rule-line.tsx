import type { BotGroup, GroupRule } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useViewer } from "../../viewer.tsx";
import { HearGroupDialog } from "./hear-group-dialog.tsx";

interface GroupRuleLineProps {
  group: BotGroup;
  /** Null for a group as a whole. */
  threadId: number | null;
  name: string;
  rule: GroupRule | null;
}

/** What of a group, or of a topic of it, becomes a conversation and where, and the way to change it. */
export function GroupRuleLine({ group, threadId, name, rule }: GroupRuleLineProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const mayChange = can("inbox:manage");
  const [isChanging, { open, close }] = useDisclosure(false);
  const inboxes = trpc.inbox.list.useQuery(undefined, { enabled: mayChange });
  const inbox = inboxes.data?.data.find(({ id }) => id === rule?.inboxId);
  const isAsGroup = rule === null && threadId !== null;
  const facts = [
    t(isAsGroup ? "groups.asGroup" : `groups.hears.${rule?.hears ?? "nothing"}`),
    inbox && t("groups.into", { inbox: inbox.name }),
  ];
  return (
    <Group gap="xs" justify="space-between" wrap="wrap">
      <Text size="sm" {...((rule === null || rule.hears === "nothing") && { c: "dimmed" })} flex="1 1 200px">
        {facts.filter(Boolean).join(" · ")}
      </Text>
      {mayChange && (
        <Button size="xs" variant="default" aria-label={t("groups.changeOf", { name })} onClick={open}>
          {t("groups.change")}
        </Button>
      )}
      {isChanging && <HearGroupDialog group={group} threadId={threadId} name={name} rule={rule} onClose={close} />}
    </Group>
  );
}
