import { showOutgoing, useOutgoing } from "@frontdesk/client/react";
import { useMemo } from "react";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";

/** A conversation's messages, oldest first, with those this browser has yet to hand over among them. */
export function useThread(conversationId: string) {
  const { memberId, user } = useViewer();
  const outgoing = useOutgoing(conversationId);
  const query = trpc.message.list.useInfiniteQuery({ conversationId }, { getNextPageParam: (page) => page.data.next });
  const pages = query.data?.pages;
  const messages = useMemo(() => {
    const known = (pages ?? []).toReversed().flatMap((page) => page.data.rows);
    return showOutgoing(known, outgoing.rows, { kind: "member", id: memberId, name: user.name });
  }, [pages, outgoing.rows, memberId, user.name]);
  return { messages, outgoing, memberId, query };
}

export type Thread = ReturnType<typeof useThread>;
