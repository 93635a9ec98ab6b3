import type { BotGroup, GroupTalk, Participant } from "@frontdesk/contract";
import { conversationIn } from "./conversation.ts";
import { type Change, leftId, type Projection, refetch } from "./projection.ts";
import { mapRows } from "./rows.ts";

/** The groups that a bot is in. */
export const groupList: Projection<{ botId: string }, BotGroup[]> = (groups, change, { input: { botId } }) => {
  if ("left" in change || change.kind !== "group.changed" || change.data.group.botId !== botId) return groups;
  const { group, isInside } = change.data;
  const others = groups.filter(({ tgChatId }) => tgChatId !== group.tgChatId);
  if (!isInside) return others.length === groups.length ? groups : others;
  return [...others, group].sort((one, other) => one.tgChatId - other.tgChatId);
};

/** A group conversation and who speaks in it. Whom nobody knows yet, and what the bot is given, only the desk can tell. */
export const groupAbout: Projection<{ conversationId: string }, GroupTalk> = (
  talk,
  change,
  { input: { conversationId } },
) => {
  if ("left" in change) {
    const left = leftId(change, "conversation");
    const concerns = left === conversationId || talk.participants.some((one) => one.privateConversationId === left);
    return left && concerns ? refetch : talk;
  }
  if (isNewSpeaker(talk, change, conversationId) || isElsewhere(talk, change) || isBeyond(talk, change)) return refetch;
  if (change.kind !== "contact.changed") return talk;
  const participants = mapRows(talk.participants, (one) => withFace(one, change.data));
  return participants === talk.participants ? talk : { ...talk, participants };
};

type Told = Exclude<Change, { left: unknown }>;

function isNewSpeaker({ participants }: GroupTalk, change: Told, conversationId: string): boolean {
  const known = new Set<string | null>(participants.map(({ contactId }) => contactId));
  switch (change.kind) {
    case "message.received": {
      const { message } = change.data;
      return message.conversationId === conversationId && !known.has(message.author.id);
    }
    case "message.pressed": {
      const { conversation, buttons } = change.data;
      const presses = conversation.id === conversationId ? buttons.flatMap((button) => button.presses) : [];
      return presses.some(({ contactId }) => !known.has(contactId));
    }
    default:
      return false;
  }
}

/** Whether a participant has a later conversation of their own than is known. */
function isElsewhere({ participants }: GroupTalk, change: Told): boolean {
  const conversation = conversationIn(change);
  if (conversation?.contact.kind !== "person") return false;
  const { contact, id } = conversation;
  return participants.some(
    ({ contactId, privateConversationId }) => contactId === contact.id && (privateConversationId ?? "") < id,
  );
}

function isBeyond({ botId }: GroupTalk, change: Told): boolean {
  switch (change.kind) {
    case "talk.changed":
      return change.data.botId === botId;
    case "bot.changed":
      return change.data.bot.id === botId;
    case "contact.merged":
    case "contact.unmerged":
    case "contact.erased":
      return true;
    default:
      return false;
  }
}

function withFace(
  one: Participant,
  { id, name, username, avatar }: { id: string } & Pick<Participant, "name" | "username" | "avatar">,
): Participant {
  if (one.contactId !== id) return one;
  if (one.name === name && one.username === username && one.avatar === avatar) return one;
  return { ...one, name, username, avatar };
}
