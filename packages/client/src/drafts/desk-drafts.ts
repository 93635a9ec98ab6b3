import type { Draft } from "@frontdesk/contract";
import { getUntypedClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Desk } from "../desk.ts";
import { withOpId } from "../op-id.ts";
import type { KeptDraft } from "./draft-keeper.ts";

/** Hands a draft to the desk. @throws what `deskErrorOf` reads */
export async function saveDraft({ client }: Desk<AnyRouter>, draft: KeptDraft): Promise<Draft> {
  const { isUnsaved: _, ...input } = draft;
  return (await getUntypedClient(client).mutation("draft.save", withOpId(input))) as Draft;
}

/** What the desk has of somebody's drafts in a conversation. @throws what `deskErrorOf` reads */
export async function fetchDrafts({ client }: Desk<AnyRouter>, conversationId: string): Promise<Draft[]> {
  const answer = (await getUntypedClient(client).query("draft.get", { conversationId })) as { data: Draft[] };
  return answer.data;
}
