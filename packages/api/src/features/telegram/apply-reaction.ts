import type { ApplyReaction } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { meetTelegramPerson } from "../contact/index.ts";
import { lockMessage, putReactions } from "../message/index.ts";
import { keepEarlyReaction } from "./early-reaction.queries.ts";
import { type Bond, changeBond, findBond } from "./telegram-message.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/**
 * P5: a person's reactions to a message become what they are in Telegram now, at once or when the message comes. Older
 * word than was heard changes nothing.
 */
export async function applyReaction(duty: Duty, input: ApplyReaction): Promise<{ applied: boolean }> {
  const { db, desk, botId, workspaceId } = duty;
  const { updateId, tgMessageId, tgChatId, emojis } = input;
  const at = { workspaceId, botId, chatId: tgChatId, tgMessageId };
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (!isFresh) return { applied: false };
  const contactId = await meetTelegramPerson(desk, botId, input.from);
  let bond = await findBond(db, at);
  if (!bond) {
    const reactedAt = new Date(input.reactedAt);
    if (await keepEarlyReaction(db, at, { reaction: { contactId, emojis }, reactedAt, updateId, now: desk.now }))
      return { applied: false };
    bond = await findBond(db, at);
  }
  if (!bond || isOvertaken(bond, input)) return { applied: false };

  // The message before what it is bound to, as edits of either side do.
  await lockMessage(db, desk.whole, bond.messageId);
  await changeBond(db, at, { reacted_at: new Date(input.reactedAt), reaction_update_id: updateId });
  await putReactions(desk, { messageId: bond.messageId, author: { kind: "contact", id: contactId }, emojis });
  return { applied: true };
}

function isOvertaken({ reactedAt, reactionUpdateId }: Bond, input: ApplyReaction): boolean {
  if (!reactedAt) return false;
  const laterMs = reactedAt.getTime() - Date.parse(input.reactedAt);
  return laterMs > 0 || (laterMs === 0 && (reactionUpdateId ?? 0) > input.updateId);
}
