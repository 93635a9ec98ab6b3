import type { ConversationView } from "@frontdesk/contract";
import { EmptyState } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import {
  AlertTriangleIcon,
  ArchiveIcon,
  ClockIcon,
  FilterIcon,
  HandGrabIcon,
  HourglassIcon,
  InboxIcon,
  MessagesIcon,
  SnoozeIcon,
  SpamIcon,
} from "../../../ui/icons.ts";

import { FirstSteps } from "./first-steps.tsx";

const icons = {
  mine: HandGrabIcon,
  unassigned: InboxIcon,
  waiting: HourglassIcon,
  at_risk: AlertTriangleIcon,
  pending: ClockIcon,
  snoozed: SnoozeIcon,
  open: MessagesIcon,
  closed: ArchiveIcon,
  spam: SpamIcon,
};

/** What a view without rows is for; on a desk that never had a conversation, the first steps instead. */
export function QueueEmpty({ view, isNarrowed }: { view: ConversationView; isNarrowed: boolean }) {
  const { t } = useTranslation();
  const counts = trpc.conversation.counts.useQuery();
  const everUsed = counts.data !== undefined && Object.values(counts.data.data).some((count) => count > 0);
  if (counts.isPending) return null;
  if (!everUsed) return <FirstSteps />;
  const Icon = isNarrowed ? FilterIcon : icons[view];
  const empty = isNarrowed ? "filtered" : view;
  return (
    <EmptyState p="xl" size="sm" icon={<Icon />} title={t(`empty.${empty}`)} description={t(`empty.${empty}Hint`)} />
  );
}
