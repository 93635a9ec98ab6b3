import type { ConversationView } from "@frontdesk/contract";
import { EmptyState } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { ArchiveIcon, HandGrabIcon, InboxIcon, MessagesIcon } from "../../../ui/icons.ts";
import { onDemand } from "../../../ui/on-demand.tsx";

const FirstSteps = onDemand(async () => (await import("./first-steps.tsx")).FirstSteps);

const icons = { mine: HandGrabIcon, unassigned: InboxIcon, open: MessagesIcon, closed: ArchiveIcon };

/** What a view without rows is for; on a desk that never had a conversation, the first steps instead. */
export function QueueEmpty({ view }: { view: ConversationView }) {
  const { t } = useTranslation();
  const counts = trpc.conversation.counts.useQuery();
  const everUsed = counts.data !== undefined && counts.data.data.open + counts.data.data.closed > 0;
  if (counts.isPending) return null;
  if (!everUsed) return <FirstSteps />;
  const Icon = icons[view];
  return (
    <EmptyState
      p="xl"
      size="sm"
      icon={<Icon />}
      title={t(`inbox.empty.${view}`)}
      description={t(`inbox.empty.${view}Hint`)}
    />
  );
}
