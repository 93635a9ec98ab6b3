import type { SendOutcome } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { type Part, progressMessage, putReactions } from "../message/index.ts";
import { bindPart, keepFileIds } from "./part.queries.ts";
import { hasRest, holdRest } from "./send.queries.ts";

interface SettledPart {
  messageId: string;
  chatId: number;
  part: number;
  payload: unknown;
}

/**
 * What became of one part of a message. The message is sent once all parts are; where one is not, those behind it are
 * held, and the message is stuck.
 */
export async function settlePart(
  { db, desk, botId, workspaceId }: Duty,
  { messageId: id, chatId, part, payload }: SettledPart,
  outcome: Exclude<SendOutcome, { kind: "moved" }>,
): Promise<void> {
  switch (outcome.kind) {
    case "sent": {
      const { attachmentIds = [] } = payload as Partial<Extract<Part, { kind: "send_album" }>>;
      const { tgMessageIds, files = [] } = outcome;
      const bond = { workspaceId, botId, chatId, messageId: id, part };
      const early = await bindPart(db, { ...bond, tgMessageIds, attachmentIds });
      for (const { contactId, emojis } of early)
        await putReactions(desk, { messageId: id, author: { kind: "contact", id: contactId }, emojis });
      await keepFileIds(db, { workspaceId, botId, messageId: id, files });
      const isLast = !(await hasRest(db, { workspaceId, messageId: id, part }));
      return progressMessage(desk, { id, state: isLast ? "sent" : "sending", failure: null });
    }
    case "retry":
      return progressMessage(desk, { id, state: part === 0 ? "queued" : "sending", failure: null });
    default:
      await holdRest(db, { workspaceId, messageId: id, part });
      return progressMessage(desk, { id, state: outcome.kind, failure: outcome.reason });
  }
}
