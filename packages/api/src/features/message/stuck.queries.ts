import type { StuckMessage } from "@frontdesk/contract";
import type { ListStuck } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { withinReach } from "../conversation/index.ts";
import { messages, toMessage } from "./message.queries.ts";

/** One page of the messages that were not sent, or perhaps not, the latest first; `next` is the older page's cursor. */
export async function pageOfStuck(
  db: Reader,
  reach: Reach,
  { limit, cursor }: ListStuck,
): Promise<{ rows: StuckMessage[]; next: string | null }> {
  const rows = await messages(db)
    .innerJoin("contact as cp", (join) =>
      join.onRef("cp.workspace_id", "=", "c.workspace_id").onRef("cp.id", "=", "c.contact_id"),
    )
    .select(["c.number as conversationNumber", "cp.id as contactId", "cp.name as contactName"])
    .where("g.workspace_id", "=", reach.workspaceId)
    .where("g.state", "in", ["failed", "unknown"])
    .where(withinReach(reach))
    .$if(Boolean(cursor), (query) => query.where("g.id", "<", cursor ?? ""))
    .orderBy("g.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map(({ conversationNumber: number, contactId, contactName, ...row }) => {
    const message = toMessage(row);
    return { message, conversation: { id: message.conversationId, number, contactId, contactName } };
  });
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.message.id ?? null) : null };
}
