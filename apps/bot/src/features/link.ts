import type { StaffCommand } from "@frontdesk/contract/inputs";
import { say } from "@frontdesk/words";
import { createFeature, failureOf, personOf } from "../telegram/index.ts";

/** Members link themselves to who they are at Telegram, unlink, and find their other workspaces; in a private chat only. */
export const link = createFeature();

link.on("message", async (ctx, next) => {
  const { message } = ctx;
  const { chat, from, message_id: tgMessageId } = message;
  const isOwn = "text" in message && !("forward_origin" in message);
  const command = isOwn ? staffCommandIn(message) : null;
  if (chat.type !== "private" || !command) return next();
  const asked = { chat: { tgChatId: chat.id, type: chat.type }, from: personOf(from), tgMessageId, command };
  if (!(await ctx.settle.staffCommand(asked))) return next();
});

const answered = /^link:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

link.action(answered, async (ctx, next) => {
  const { id: callbackQueryId, from, message } = ctx.callbackQuery;
  const [, key = ""] = ctx.match;
  if (message?.chat.type !== "private") return next();
  const { chat, message_id: tgMessageId } = message;
  const place = { chat: { tgChatId: chat.id, type: chat.type }, from: personOf(from), tgMessageId };
  const counts = await ctx.settle.linkAnswer({ ...place, key });
  try {
    const text = counts ? "" : say(from.language_code ?? null, "button.expired");
    await ctx.api.answerButton({ callbackQueryId, text }, ctx.signal);
  } catch (error) {
    // Telegram takes an answer for a short while only; what was answered is dealt with either way.
    failureOf(error);
  }
});

interface Written {
  text: string;
  entities?: readonly { type: string; offset: number; length: number }[];
}

/** What a message asks that is for the staff; null where it asks nothing of the kind. */
function staffCommandIn({ text, entities = [] }: Written): StaffCommand | null {
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!entity) return null;
  const [name = ""] = text.slice(1, entity.length).toLowerCase().split("@");
  const argument = text.slice(entity.length).trim().slice(0, 100);
  switch (name) {
    case "start":
      return startedWith(argument);
    case "link":
      return { kind: "link", code: argument };
    case "unlink":
    case "workspace":
      return { kind: name };
    default:
      return null;
  }
}

/** What the link said that somebody pressed Start by (https://core.telegram.org/bots/features#deep-linking). */
function startedWith(payload: string): StaffCommand | null {
  if (payload === "") return { kind: "start" };
  if (payload === "unlink") return { kind: "ask_unlink" };
  return payload.startsWith("link_") ? { kind: "link", code: payload.slice("link_".length) || "-" } : null;
}
