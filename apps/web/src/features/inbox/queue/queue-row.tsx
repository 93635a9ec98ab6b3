import type { Conversation } from "@frontdesk/contract";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../../ui/ago.tsx";
import { AvailabilityDot } from "../../../ui/availability-dot.tsx";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { ArrowBackUpIcon, LifebuoyIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import { TypingMark } from "../onlookers.tsx";
import { PriorityMark } from "../priority-mark.tsx";
import { TagChip } from "../tag-chip.tsx";
import { useMentioned } from "../use-mentions.ts";
import { useTags } from "../use-tags.ts";
import { onWork } from "../work/on-work.ts";
import classes from "./queue-row.module.css";
import type { QueueSearch } from "./queue-search.ts";
import { WaitTime } from "./wait-time.tsx";

const SlaTime = onWork(async () => (await import("../work/sla-time.tsx")).SlaTime);

interface QueueRowProps {
  conversation: Conversation;
  search: QueueSearch;
  isOpen: boolean;
  memberId: string;
}

/** One conversation of the queue: who, what was said last, how long they wait, and with whom it is. */
export const QueueRow = memo(function QueueRow({ conversation, search, isOpen, memberId }: QueueRowProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const { id, contact, lastMessage, lastMessageDirection, lastMessageAt, waitingSince, assignee, state } = conversation;
  const { priority, tagIds, escalation, sla } = conversation;
  const { tagsIn } = useTags();
  const mentioned = useMentioned();
  const holder = assignee?.id === memberId ? t("inbox.yourself") : assignee?.name;
  return (
    <Link
      to="/w/$slug/inbox/$conversationId"
      params={{ slug: workspace.slug, conversationId: id }}
      search={search}
      className={classes.row}
      data-conversation={id}
      data-waiting={waitingSince !== null || undefined}
      aria-current={isOpen ? "true" : undefined}
    >
      <ContactAvatar contact={contact} size={40} />
      <span className={classes.words}>
        <span className={classes.line}>
          <span className={classes.name}>
            <PriorityMark priority={priority} />
            {escalation && (
              <span className={classes.escalated} title={escalation.reason}>
                <LifebuoyIcon size={14} aria-hidden="true" />
                <span className="heard">{t("inbox.escalated")}</span>
              </span>
            )}
            {mentioned.has(id) && (
              <span className={classes.mentioned} title={t("inbox.mentioned")}>
                <span aria-hidden="true">@</span>
                <span className="heard">{t("inbox.mentioned")}</span>
              </span>
            )}
            {contact.name}
          </span>
          {waitingSince === null ? (
            <span className={classes.time}>
              <Ago at={lastMessageAt} />
            </span>
          ) : (
            <WaitTime since={waitingSince} />
          )}
        </span>
        <span className={classes.line}>
          <span className={classes.last}>
            {lastMessageDirection === "out" && (
              <>
                <ArrowBackUpIcon size={14} aria-hidden="true" className={classes.answered} />
                <span className="heard">{t("inbox.answered")}</span>
              </>
            )}
            {lastMessage}
          </span>
          {sla && <SlaTime sla={sla} />}
        </span>
        <span className={classes.meta}>
          <TypingMark conversationId={id} />
          {holder ?? t("inbox.unassigned")}
          {assignee && assignee.id !== memberId && <AvailabilityDot memberId={assignee.id} />}
          {state !== "open" && ` · ${t(`inbox.state.${state}`)}`}
          {tagsIn(tagIds).map((tag) => (
            <span key={tag.id}>
              {" "}
              <TagChip tag={tag} />
            </span>
          ))}
        </span>
      </span>
    </Link>
  );
});
