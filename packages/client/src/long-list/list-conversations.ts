import {
  type Answer,
  type Conversation,
  type ConversationFilter,
  type ConversationView,
  conversationLimits,
} from "@frontdesk/contract";
import type { QueryClient } from "@tanstack/react-query";
import { getUntypedClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Desk } from "../desk.ts";
import { type ConversationKey, orderIn } from "../projections/conversation-list.ts";
import { LongList, type Page } from "./long-list.ts";

export interface WantedConversations {
  view: ConversationView;
  filter: Partial<ConversationFilter> | null;
  /** How often it is asked for again, in milliseconds; false for what follows from the feed alone. */
  refetchInterval: number | false;
}

/** How long a page that was let go can be had again without asking. */
const pageKeptMs = 10_000;

/** The conversations of a view, in its order. */
export function listConversations(
  { desk, client }: { desk: Desk<AnyRouter>; client: QueryClient },
  { view, filter, refetchInterval }: WantedConversations,
): LongList<Conversation, ConversationKey> {
  return new LongList({
    ...{ client, ...orderIn(view, filter), pageSize: conversationLimits.pageSize },
    queryOf(from) {
      const input = { view, ...(filter && { filter }), ...(from && { cursor: from }) };
      return {
        queryKey: [["conversation", "list"], { input, type: "query" }],
        queryFn: async () => (await getUntypedClient(desk.client).query("conversation.list", input)) as Queried,
        refetchInterval,
        ...(from && { gcTime: pageKeptMs }),
      };
    },
  });
}

type Queried = Answer<Page<Conversation, ConversationKey>>;
