import { deskErrorOf } from "@frontdesk/client";
import { plainText } from "@frontdesk/client/react";
import type { Conversation } from "@frontdesk/contract";
import { EmptyState } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { MessagesIcon } from "../../../ui/icons.ts";
import { PaneBoundary, PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { Composer, type ComposerHandle } from "../composer/composer.tsx";
import { ContactPane } from "../contact/contact-pane.tsx";
import { useSingleKeys } from "../single-keys.ts";
import { useMoves } from "../use-moves.ts";
import { lastEditable } from "./own-messages.ts";
import classes from "./thread.module.css";
import { ThreadHeader } from "./thread-header.tsx";
import { ThreadMessages } from "./thread-messages.tsx";
import { useThread } from "./use-thread.ts";

/** One conversation by its id, or why it can't be shown. */
export function Thread({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const query = trpc.conversation.get.useQuery({ conversationId });
  if (query.data) return <OpenThread conversation={query.data.data} />;
  if (!query.error) return <PaneLoading />;
  const { code } = deskErrorOf(query.error);
  if (code === "not_found" || code === "invalid") {
    return <EmptyState m="auto" icon={<MessagesIcon />} title={t("thread.gone")} description={t("thread.goneHint")} />;
  }
  return <PaneError error={query.error} onRetry={() => void query.refetch()} />;
}

/** Its head, its messages, the reply, and beside them the person's card. */
function OpenThread({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const composer = useRef<ComposerHandle>(null);
  const thread = useThread(conversation.id);
  const moves = useMoves(conversation);
  const [editedId, setEditedId] = useState<string | null>(null);
  useSingleKeys({ ...moves.byKey, "/": () => composer.current?.focus() });

  const endEdit = () => {
    setEditedId(null);
    composer.current?.focus();
  };
  return (
    <div className={classes.panes}>
      <section className={classes.thread} aria-label={t("thread.label", { name: conversation.contact.name })}>
        <ThreadHeader conversation={conversation} moves={moves} />
        <PaneBoundary>
          <ThreadMessages
            key={conversation.id}
            thread={thread}
            conversation={conversation}
            editedId={editedId}
            onEdit={setEditedId}
            onEditEnd={endEdit}
          />
        </PaneBoundary>
        <Composer
          key={conversation.id}
          ref={composer}
          conversation={conversation}
          moves={moves}
          onSend={(text) => thread.outgoing.send(plainText(text))}
          onEditLast={() => setEditedId(lastEditable(thread.messages, thread.memberId)?.id ?? null)}
        />
      </section>
      <ContactPane conversation={conversation} />
    </div>
  );
}
