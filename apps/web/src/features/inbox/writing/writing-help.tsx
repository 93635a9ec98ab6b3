import type { Conversation } from "@frontdesk/contract";
import type { RefObject } from "react";
import { trpc } from "../../../desk.ts";
import type { Draft } from "../composer/draft.ts";
import type { ChosenExtras } from "../composer/extras.ts";
import { useMessagePages } from "../thread/use-message-pages.ts";
import { ReplyOffers } from "./reply-offers.tsx";
import { Suggested } from "./suggested.tsx";

interface WritingHelpProps {
  conversation: Conversation;
  draft: Draft;
  extras: ChosenExtras;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Above the reply: canned replies that fit what the person said, and a draft by a provider for whoever asks. */
export function WritingHelp({ conversation, draft, extras, field }: WritingHelpProps) {
  const help = trpc.suggestion.help.useQuery().data?.data;
  const messageId = useLastSaid(conversation.id);
  if (!help) return null;
  const put = (text: string) => {
    draft.setText(text);
    field.current?.focus();
  };
  const isWaiting = conversation.waitingSince !== null;
  return (
    <>
      {help.draftInboxIds.includes(conversation.inbox.id) && (
        <Suggested conversation={conversation} draft={draft} field={field} onPut={put} />
      )}
      {help.offersReplies && isWaiting && messageId && draft.text === "" && !extras.isAny && (
        <ReplyOffers
          conversation={conversation}
          messageId={messageId}
          field={field}
          onPick={({ text, ...brought }) => {
            extras.set(brought);
            put(text);
          }}
        />
      )}
    </>
  );
}

/** The last thing that the person said, of what is on the page. */
function useLastSaid(conversationId: string): string | undefined {
  const newest = useMessagePages(conversationId).data?.pages[0]?.data;
  if (newest?.newer !== null) return undefined;
  return newest.rows.findLast(({ direction, text }) => direction === "in" && text !== "")?.id;
}
