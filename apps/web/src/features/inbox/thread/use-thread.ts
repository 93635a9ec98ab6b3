import { showOutgoing, useOutgoing } from "@frontdesk/client/react";
import { useCallback, useMemo } from "react";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";
import { useMessagePages } from "./use-message-pages.ts";

/** A conversation's messages, oldest first, with those this browser has yet to hand over among them. */
export function useThread(conversationId: string) {
  const { memberId, user } = useViewer();
  const outgoing = useOutgoing(conversationId);
  const query = useMessagePages(conversationId);
  const pages = query.data?.pages;
  const messages = useMemo(() => {
    const known = (pages ?? []).toReversed().flatMap((page) => page.data.rows);
    return showOutgoing(known, outgoing.rows, { kind: "member", id: memberId, name: user.name });
  }, [pages, outgoing.rows, memberId, user.name]);
  const utils = trpc.useUtils();
  /** Lets go of all pages, and begins anew with the newest. */
  const skipToEnd = useCallback(() => void utils.message.list.reset({ conversationId }), [utils, conversationId]);
  return { messages, outgoing, memberId, query, skipToEnd };
}

export type Thread = ReturnType<typeof useThread>;
