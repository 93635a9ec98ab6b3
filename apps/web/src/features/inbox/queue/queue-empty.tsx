import type { ConversationView } from "@frontdesk/contract";
import { Box, EmptyState } from "@mantine/core";
import { useTranslation } from "react-i18next";
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
import { useSetup } from "./use-setup.ts";

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

/** What a view without rows is for; on a desk that never had a conversation, the first steps instead; on a phone, what is open of them. */
export function QueueEmpty({ view, isNarrowed }: { view: ConversationView; isNarrowed: boolean }) {
  const { t } = useTranslation();
  const { isEverUsed, isOpen } = useSetup();
  if (isEverUsed === undefined) return null;
  if (!isEverUsed) return <FirstSteps />;
  const Icon = isNarrowed ? FilterIcon : icons[view];
  const empty = isNarrowed ? "filtered" : view;
  const notice = (
    <EmptyState p="xl" size="sm" icon={<Icon />} title={t(`empty.${empty}`)} description={t(`empty.${empty}Hint`)} />
  );
  if (!isOpen || isNarrowed) return notice;
  // Elsewhere what is open of the steps stands beside the queue.
  return (
    <>
      <Box visibleFrom="sm">{notice}</Box>
      <Box hiddenFrom="sm">
        <FirstSteps />
      </Box>
    </>
  );
}
