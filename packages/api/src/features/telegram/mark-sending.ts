import { isIdempotent } from "@frontdesk/contract";
import type { MarkSending } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { progressMessage } from "../message/index.ts";
import { listBegun, markSends } from "./send.queries.ts";

/**
 * Written just before the requests: from here on only Telegram knows. Returns what is really this lease's to send; told
 * twice it answers the same, since the first answer may have been lost.
 */
export async function markSending({ db, desk, botId, workspaceId }: Duty, { leaseToken, outboxIds }: MarkSending) {
  const marked = await markSends(db, { workspaceId, botId, leaseToken, ids: outboxIds });
  for (const { kind, messageId } of marked)
    if (!isIdempotent(kind) && messageId)
      await progressMessage(desk, { id: messageId, state: "sending", failure: null });
  if (marked.length === outboxIds.length) return { outboxIds };
  return { outboxIds: await listBegun(db, { workspaceId, botId, leaseToken, ids: outboxIds }) };
}
