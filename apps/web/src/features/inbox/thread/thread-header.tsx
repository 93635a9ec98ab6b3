import type { Conversation } from "@frontdesk/contract";
import { ActionIcon, Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AvailabilityDot } from "../../../ui/availability-dot.tsx";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { Hint } from "../../../ui/hint.tsx";
import { ArchiveIcon, ArrowLeftIcon, CheckIcon, HandGrabIcon, HandStopIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import { ContactButton } from "../contact/contact-button.tsx";
import { WithOnlookers } from "../onlookers.tsx";
import { readQueueSearch } from "../queue/queue-search.ts";
import type { UsableMoves } from "../use-moves.ts";
import { onWork } from "../work/on-work.ts";
import { WorkMenu } from "../work/work-menu.tsx";
import classes from "./thread-header.module.css";

const SlaTime = onWork(async () => (await import("../work/sla-time.tsx")).SlaTime);

interface ThreadHeaderProps {
  conversation: Conversation;
  moves: UsableMoves;
}

/** Whose conversation it is, who has taken it, and what may be done with it. */
export function ThreadHeader({ conversation, moves }: ThreadHeaderProps) {
  const { t } = useTranslation();
  const { workspace, memberId } = useViewer();
  const search = useSearch({ strict: false, select: ({ view, saved, filter }) => ({ view, saved, filter }) });
  const { contact, assignee, state, number, sla } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the queue has just gone from the screen, and the focus with it.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);

  const holder = assignee ? t("thread.with", { name: assignee.name }) : t("thread.withNobody");
  return (
    <header className={classes.header}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        hiddenFrom="sm"
        aria-label={t("back")}
        renderRoot={(props) => (
          <Link to="/w/$slug/inbox" params={{ slug: workspace.slug }} search={readQueueSearch(search)} {...props} />
        )}
      >
        <ArrowLeftIcon size={20} />
      </ActionIcon>
      <ContactAvatar contact={contact} size={32} />
      <div className={classes.words}>
        <h2 ref={heading} tabIndex={-1} className={classes.name}>
          {contact.name}
          {contact.isVerified && (
            <CheckIcon size={14} className={classes.known} role="img" aria-label={t("card.verified")} />
          )}
        </h2>
        <WithOnlookers conversationId={conversation.id}>
          <p className={classes.standing} role="status">
            <span className={classes.number}>#{number} · </span>
            {sla && (
              // Its minutes are for who looks: what becomes due is told by a line of the thread.
              <span aria-live="off">
                <SlaTime sla={sla} isFull />
                {" · "}
              </span>
            )}
            {assignee?.id === memberId ? t("thread.withYou") : holder}
            {assignee && assignee.id !== memberId && (
              // Seen, and not read aloud each time that it changes.
              <span aria-live="off">
                <AvailabilityDot memberId={assignee.id} />
              </span>
            )}
            {state !== "open" && ` · ${t(`inbox.state.${state}`)}`}
            {contact.isBlocked && ` · ${t("card.blocked")}`}
          </p>
        </WithOnlookers>
      </div>
      <Moves moves={moves} />
      {Object.values(moves.offered).some(Boolean) && <WorkMenu moves={moves} />}
      <ContactButton conversation={conversation} />
    </header>
  );
}

/** Reopening is offered where the reply would be written. */
function Moves({ moves }: { moves: UsableMoves }) {
  const { t } = useTranslation();
  const { offered } = moves;
  const buttons = [
    { isOffered: offered.take, key: "t", label: t("thread.take"), Icon: HandGrabIcon, onClick: moves.take, main: true },
    { isOffered: offered.takeOver, label: t("thread.takeOver"), Icon: HandGrabIcon, onClick: moves.takeOver },
    { isOffered: offered.release, key: "r", label: t("thread.release"), Icon: HandStopIcon, onClick: moves.release },
    { isOffered: offered.close, key: "c", label: t("thread.close"), Icon: ArchiveIcon, onClick: moves.close },
  ];
  return buttons
    .filter(({ isOffered }) => isOffered)
    .map(({ key, label, Icon, onClick, main }) => (
      <Hint key={label} label={key ? `${label} (${key})` : label}>
        <Button
          className={classes.move}
          size="xs"
          variant={main ? "filled" : "default"}
          leftSection={<Icon size={16} />}
          aria-keyshortcuts={key}
          disabled={moves.isPending}
          onClick={onClick}
        >
          <span className={classes.moveWord}>{label}</span>
        </Button>
      </Hint>
    ));
}
