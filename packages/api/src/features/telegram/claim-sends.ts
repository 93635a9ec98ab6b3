import type { Send } from "@frontdesk/contract";
import type { ClaimSends } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { progressMessage } from "../message/index.ts";
import { changeSend, firstParts, leaseSends, recoverSends } from "./send.queries.ts";

const interrupted = "The bot stopped while this was being sent.";

/** Leases what is due, one per chat, after settling what a predecessor of this lease left under way (P6). */
export async function claimSends({ db, desk, botId, workspaceId }: Duty, { leaseToken, limit }: ClaimSends) {
  for (const { messageId } of await recoverSends(db, { workspaceId, botId, leaseToken }))
    if (messageId) await progressMessage(desk, { id: messageId, state: "unknown", failure: interrupted });

  const leased = await leaseSends(db, { workspaceId, botId, leaseToken, limit, now: desk.now });
  const edited = leased.filter((send) => send.kind === "edit_text").map((send) => send.messageId);
  const parts = await firstParts(db, { workspaceId, messageIds: edited.filter((id) => id !== null) });
  const claimed = [];
  for (const { id, chatId, class: order, kind, messageId, payload, attempts } of leased) {
    const { text } = payload as { text: string };
    const tgMessageId = parts.get(messageId ?? "");
    // An edit of what never reached Telegram has nothing to change there.
    if (kind === "edit_text" && tgMessageId === undefined) {
      await changeSend(db, { workspaceId, id, patch: { state: "cancelled", settled_at: desk.now } });
      continue;
    }
    const send: Send =
      tgMessageId === undefined
        ? { kind: "send_text", text, entities: [], reply: null }
        : { kind: "edit_text", text, entities: [], tgMessageId };
    claimed.push({ outboxId: id, tgChatId: chatId, class: order, send, attempts });
  }
  return claimed;
}
