import { trpc } from "../../../desk.ts";

/** Pages held at once; those far from where one reads are let go, and fetched again by whoever comes back. */
const mostPages = 6;

/** A stretch of a conversation's messages: the newest at first, older and newer ones as they are asked for. */
export function useMessagePages(conversationId: string) {
  return trpc.message.list.useInfiniteQuery(
    { conversationId },
    {
      getNextPageParam: (page) => page.data.next,
      getPreviousPageParam: (page) => (page.data.newer === null ? null : { after: page.data.newer }),
      maxPages: mostPages,
    },
  );
}
