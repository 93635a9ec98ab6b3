import type { Bot } from "./bot.ts";
import type { SentTest } from "./bot-health.ts";
import type { Conversation, Reachable, Standing } from "./conversation.ts";
import type { ApiToken, Invitation, Member, RoleRights } from "./identity.ts";
import type { Attachment, Message, MessageState, Reaction } from "./message.ts";
import type { Permission } from "./permissions.ts";

/** A conversation after a change, and how it stood before, so that counts can follow without a refetch. */
export interface ConversationChange {
  conversation: Conversation;
  was: Standing | null;
}

/** R6: what each kind of event carries; enough to patch a cache. */
export interface EventData {
  "conversation.created": ConversationChange;
  "conversation.taken": ConversationChange;
  "conversation.released": ConversationChange;
  "conversation.closed": ConversationChange;
  "conversation.reopened": ConversationChange;
  /** What became of a message changed its last line, or since when somebody waits. */
  "conversation.revised": ConversationChange;
  "message.received": ConversationChange & { message: Message };
  "message.queued": ConversationChange & { message: Message };
  "message.edited": { message: Message; conversation: Conversation };
  /** Another part of its album arrived. */
  "message.extended": ConversationChange & { message: Message };
  "message.reacted": { id: string; conversationId: string; reactions: Reaction[]; version: number };
  "message.progressed": {
    id: string;
    conversationId: string;
    state: MessageState;
    failure: string | null;
    version: number;
  };
  "attachment.settled": { messageId: string; conversationId: string; attachment: Attachment };
  "contact.changed": {
    id: string;
    name: string;
    username: string | null;
    language: string | null;
    avatar: string | null;
  };
  "contact.reachability": { contactId: string; inboxId: string; reachable: Reachable };
  "member.joined": { member: Member };
  "member.changed": { member: Member };
  "member.removed": { member: Member };
  "role.created": { role: RoleRights };
  "role.changed": { role: RoleRights };
  "role.removed": { id: string };
  "invitation.created": { invitation: Invitation };
  "invitation.closed": { id: string };
  "token.created": { token: ApiToken };
  "token.changed": { token: ApiToken };
  "token.revoked": { id: string };
  "bot.added": { bot: Bot };
  "bot.changed": { bot: Bot };
  "bot.tested": { botId: string; test: SentTest };
}

export type EventKind = keyof EventData;

/** The permission a session must hold to see each kind. */
export const eventPermissions: Record<EventKind, Permission> = {
  "conversation.created": "conversation:read",
  "conversation.taken": "conversation:read",
  "conversation.released": "conversation:read",
  "conversation.closed": "conversation:read",
  "conversation.reopened": "conversation:read",
  "conversation.revised": "conversation:read",
  "message.received": "conversation:read",
  "message.queued": "conversation:read",
  "message.edited": "conversation:read",
  "message.extended": "conversation:read",
  "message.reacted": "conversation:read",
  "message.progressed": "conversation:read",
  "attachment.settled": "conversation:read",
  "contact.changed": "conversation:read",
  "contact.reachability": "conversation:read",
  "member.joined": "member:read",
  "member.changed": "member:read",
  "member.removed": "member:read",
  "role.created": "member:read",
  "role.changed": "member:read",
  "role.removed": "member:read",
  "invitation.created": "member:manage",
  "invitation.closed": "member:manage",
  "token.created": "token:manage",
  "token.changed": "token:manage",
  "token.revoked": "token:manage",
  "bot.added": "bot:read",
  "bot.changed": "bot:read",
  "bot.tested": "bot:manage",
};

/** What the installation's own stream carries (domain.md: what belongs to no workspace); nodes read it, clients never. */
export interface InstallationEventData {
  "session.revoked": { sessionId: string };
  "session.renewed": { sessionId: string };
  "token.revoked": { tokenId: string };
  "membership.changed": { userId: string; workspaceId: string };
  "workspace.created": { workspaceId: string };
  "bots.changed": { botId: string };
  /** Its calls and duties are to be logged, or no longer. */
  "workspace.watched": { workspaceId: string };
}

export type InstallationEventKind = keyof InstallationEventData;

export const actorKinds = ["member", "contact", "bot", "api_token", "rule", "system"] as const;
export type ActorKind = (typeof actorKinds)[number];
