import { deskErrorOf } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { EmptyPane } from "../../../ui/empty-pane.ts";
import { MessagesIcon } from "../../../ui/icons.ts";
import { onDemand } from "../../../ui/on-demand.tsx";
import { PaneBoundary, PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { useViewer } from "../../../viewer.tsx";
import type { ComposerHandle } from "../composer/composer.tsx";
import { obstacleTo } from "../composer/composer-obstacle.ts";
import { ContactPane } from "../contact/contact-pane.tsx";
import { useSingleKeys } from "../single-keys.ts";
import { useMoves } from "../use-moves.ts";
import { onWork } from "../work/on-work.ts";
import { onWriting } from "../writing/on-writing.ts";
import { DropZone } from "./drop-zone.tsx";
import { lastEditable } from "./own-messages.ts";
import classes from "./thread.module.css";
import { ThreadContext, type ThreadHands } from "./thread-context.ts";
import { ThreadHeader } from "./thread-header.tsx";
import { ThreadMessages, type ThreadMessagesHandle } from "./thread-messages.tsx";
import { useThread } from "./use-thread.ts";

const ThreadFacts = onWork(async () => (await import("../work/thread-facts.tsx")).ThreadFacts);
const GroupNote = onWork(async () => (await import("../group/group-note.tsx")).GroupNote);
const GuidePanel = onWriting(async () => (await import("../writing/guide-panel.tsx")).GuidePanel);
const WorkDialog = onWork(async () => (await import("../work/work-dialog.tsx")).WorkDialog);
// Nothing is written before something was read: what one writes with comes right behind what the messages need.
const fetchComposer = async () => (await import("../composer/composer.tsx")).Composer;
const Composer = onDemand(fetchComposer, <div className={classes.composerPlace} />);
fetchComposer().catch(() => {});

interface ThreadProps {
  conversationId: string;
  /** The message to bring into view. */
  wantedId: string | null;
}

/** One conversation by its id, or why it can't be shown. */
export function Thread({ conversationId, wantedId }: ThreadProps) {
  const { t } = useTranslation();
  const query = trpc.conversation.get.useQuery({ conversationId });
  if (query.data) return <OpenThread conversation={query.data.data} wantedId={wantedId} />;
  if (!query.error) return <PaneLoading />;
  const { code } = deskErrorOf(query.error);
  if (code === "not_found" || code === "invalid") {
    return <EmptyPane m="auto" icon={<MessagesIcon />} title={t("thread.gone")} description={t("thread.goneHint")} />;
  }
  return <PaneError error={query.error} onRetry={() => void query.refetch()} />;
}

/** Its head, its messages, the reply, and beside them the person's card. */
function OpenThread({ conversation, wantedId }: { conversation: Conversation; wantedId: string | null }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<ThreadMessagesHandle>(null);
  const thread = useThread(conversation.id);
  const moves = useMoves(conversation);
  const [editedId, setEditedId] = useState<string | null>(null);
  const progress = trpc.guide.progress.useQuery({ conversationId: conversation.id }).data?.data;
  useSingleKeys({ ...moves.byKey, "/": () => composer.current?.focus() });

  useEffect(() => {
    if (wantedId !== null) list.current?.show(wantedId);
  }, [wantedId]);

  const { memberId, messages, outgoing } = thread;
  const canWrite = obstacleTo(conversation, { memberId, mayHandle: can("conversation:handle") }) === null;
  const { retry, discard } = outgoing;
  const hands = useMemo<ThreadHands>(
    () => ({
      memberId,
      canWrite,
      edit: setEditedId,
      endEdit() {
        setEditedId(null);
        composer.current?.focus();
      },
      answer: (message, quote) => composer.current?.answer(message, quote),
      show: (messageId) => list.current?.show(messageId),
      retry,
      discard,
    }),
    [memberId, canWrite, retry, discard],
  );
  return (
    <div className={classes.panes}>
      <DropZone
        label={t("thread.label", { name: conversation.contact.name })}
        onFiles={canWrite ? (files) => composer.current?.add(files) : null}
      >
        <ThreadHeader conversation={conversation} moves={moves} />
        {hasFacts(conversation) && <ThreadFacts conversation={conversation} />}
        {conversation.contact.kind === "group" && <GroupNote conversation={conversation} />}
        <PaneBoundary>
          <ThreadContext value={hands}>
            <ThreadMessages
              key={conversation.id}
              ref={list}
              thread={thread}
              conversation={conversation}
              editedId={editedId}
            />
          </ThreadContext>
        </PaneBoundary>
        {progress && can("conversation:handle") && (
          <GuidePanel
            conversation={conversation}
            progress={progress}
            outgoing={outgoing}
            canWrite={canWrite}
            onEdit={(text) => composer.current?.put(text)}
          />
        )}
        <PaneBoundary>
          <Composer
            key={conversation.id}
            ref={composer}
            conversation={conversation}
            moves={moves}
            outgoing={outgoing}
            onEditLast={() => setEditedId(lastEditable(messages, memberId)?.id ?? null)}
            onLeave={() => list.current?.focus()}
          />
        </PaneBoundary>
      </DropZone>
      <ContactPane conversation={conversation} />
      {moves.question && <WorkDialog question={moves.question} conversation={conversation} moves={moves} />}
    </div>
  );
}

/** Whether there is more to know of a conversation than who has it. */
function hasFacts({ priority, tagIds, state, escalation }: Conversation): boolean {
  return priority !== "normal" || tagIds.length > 0 || state === "snoozed" || escalation !== null;
}
