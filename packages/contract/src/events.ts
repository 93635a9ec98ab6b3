import type { AssignmentPolicy } from "./assignment.ts";
import type { Bot } from "./bot.ts";
import type { SentTest } from "./bot-health.ts";
import type { CannedReply } from "./canned-reply.ts";
import type { Contact, ContactNote, ContactOutline } from "./contact.ts";
import type { Conversation, Reachable, Standing } from "./conversation.ts";
import type { CsatPolicy } from "./csat.ts";
import type { CustomField } from "./custom-field.ts";
import type { DraftKind } from "./draft.ts";
import type { EscalationPolicy } from "./escalation.ts";
import type { BotGroup } from "./group.ts";
import type { Guide, GuideProgress } from "./guide.ts";
import type { ApiToken, Invitation, Member, RoleRights } from "./identity.ts";
import type { Inbox } from "./inbox.ts";
import type { Mention } from "./mention.ts";
import type { Attachment, Message, MessageState, Reaction } from "./message.ts";
import type { MessageButton } from "./message-button.ts";
import type { Permission } from "./permissions.ts";
import type { Availability } from "./presence.ts";
import type { SavedView } from "./saved-view.ts";
import type { SlaPolicy } from "./sla.ts";
import type { StaffGroup } from "./staff-group.ts";
import type { SuggestionState } from "./suggestion.ts";
import type { Tag } from "./tag.ts";
import type { Team } from "./team.ts";
import type { TelegramLink } from "./telegram-link.ts";
import type { Workspace, WorkspaceSettings } from "./workspace.ts";

/** A conversation after a change, and how it stood before, so that counts can follow without a refetch. */
export interface ConversationChange {
  conversation: Conversation;
  was: Standing | null;
}

/** The same with the line of the thread that tells what was done. */
export interface ConversationActed extends ConversationChange {
  message: Message;
}

/** Conversations that went from the contact of this id to another. */
export interface ContactMove {
  id: string;
  into: ContactOutline;
  conversationIds: string[];
}

/** R6: what each kind of event carries; enough to patch a cache. */
export interface EventData {
  "conversation.created": ConversationChange;
  "conversation.taken": ConversationActed;
  "conversation.released": ConversationActed;
  "conversation.transferred": ConversationActed;
  "conversation.assigned": ConversationActed;
  "conversation.escalated": ConversationActed;
  "conversation.prioritised": ConversationActed;
  "conversation.tagged": ConversationActed;
  "conversation.awaited": ConversationActed;
  "conversation.snoozed": ConversationActed;
  "conversation.woken": ConversationActed;
  "conversation.closed": ConversationActed;
  "conversation.reopened": ConversationActed;
  "conversation.spam_marked": ConversationActed;
  "conversation.spam_cleared": ConversationActed;
  "conversation.blocked": ConversationActed;
  "conversation.unblocked": ConversationActed;
  "conversation.restored": ConversationActed;
  "conversation.rated": ConversationActed;
  /** What became of a message changed its last line, or since when somebody waits. */
  "conversation.revised": ConversationChange;
  /** What was promised is due soon, or is too late: once each. */
  "sla.warned": ConversationActed;
  "sla.breached": ConversationActed;
  "sla_policy.saved": { policy: SlaPolicy };
  "sla_policy.removed": { id: string };
  /** All but the default one, as they are asked from now on. */
  "sla_policy.arranged": { policyIds: string[] };
  "tag.created": { tag: Tag };
  "tag.changed": { tag: Tag };
  "tag.removed": { id: string };
  "saved_view.saved": { savedView: SavedView };
  "saved_view.removed": { id: string };
  "message.received": ConversationChange & { message: Message };
  /** Somebody who is blocked wrote: it stands in the thread, and calls nobody. */
  "message.withheld": ConversationChange & { message: Message };
  "message.queued": ConversationChange & { message: Message };
  /** Said among the staff; never sent to anybody. */
  "message.noted": ConversationActed;
  /** Somebody pressed one of its buttons. */
  "message.pressed": ConversationChange & { id: string; buttons: MessageButton[]; version: number };
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
  "mention.made": { mention: Mention };
  "mention.seen": { messageIds: string[] };
  /** What a draft says is its writer's alone: they ask for it. */
  "draft.changed": { conversationId: string; kind: DraftKind; version: number; isBlank: boolean };
  "canned_reply.saved": { cannedReply: CannedReply };
  "canned_reply.removed": { id: string };
  "canned_reply.used": { id: string; uses: number };
  "guide.saved": { guide: Guide };
  "guide.removed": { id: string };
  "guide.progressed": { conversationId: string; progress: GuideProgress | null };
  /** What a suggestion says is for whoever asked: they ask for it. */
  "suggestion.changed": { conversationId: string; suggestionId: string; state: SuggestionState; version: number };
  /** Where drafts may be asked for from now on. */
  "suggestion.configured": { draftInboxIds: string[]; version: number };
  "suggestion.help_chosen": { offersReplies: boolean };
  "attachment.settled": { messageId: string; conversationId: string; attachment: Attachment };
  "contact.changed": {
    id: string;
    name: string;
    username: string | null;
    language: string | null;
    avatar: string | null;
    /** Their whole card; older events don't have it. */
    contact?: Contact | undefined;
  };
  /** What conversations a contact had are another's: they were found to be one person. */
  "contact.merged": ContactMove;
  /** They were found to be two after all. */
  "contact.unmerged": ContactMove;
  /** Nothing is known of a person any more. What the log told of them before says nothing else either. */
  "contact.erased": { ids: string[]; conversationIds: string[] };
  "contact_note.saved": { note: ContactNote };
  "contact_note.removed": { id: string; contactId: string };
  "custom_field.saved": { customField: CustomField };
  "contact.reachability": { contactId: string; inboxId: string; reachable: Reachable };
  /** How a group of a bot stands, and what of it is heard. */
  "group.changed": { group: BotGroup; isInside: boolean };
  /** To whoever sees a conversation with a group of a bot: how that group stands changed, or what of it is heard. */
  "talk.changed": { botId: string };
  "inbox.opened": { inbox: Inbox };
  "inbox.changed": { inbox: Inbox };
  "inbox.renamed": { id: string; name: string };
  "assignment.changed": { policy: AssignmentPolicy };
  "escalation.changed": { policy: EscalationPolicy };
  "csat.changed": { policy: CsatPolicy };
  "team.created": { team: Team };
  "team.changed": { team: Team };
  "team.removed": { id: string };
  "availability.chosen": { memberId: string; availability: Availability };
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
  /** Who a member is at Telegram is told to them alone. */
  "telegram_link.changed": { link: TelegramLink };
  "workspace.changed": { workspace: Workspace };
  "workspace.configured": { settings: WorkspaceSettings };
  "bot.added": { bot: Bot };
  "bot.changed": { bot: Bot };
  "bot.tested": { botId: string; test: SentTest };
  "staff_group.saved": { staffGroup: StaffGroup };
  "staff_group.removed": { id: string };
}

export type EventKind = keyof EventData;

/** The permission a session must hold to see each kind. */
export const eventPermissions: Record<EventKind, Permission> = {
  "conversation.created": "conversation:read",
  "conversation.taken": "conversation:read",
  "conversation.released": "conversation:read",
  "conversation.transferred": "conversation:read",
  "conversation.assigned": "conversation:read",
  "conversation.escalated": "conversation:read",
  "conversation.prioritised": "conversation:read",
  "conversation.tagged": "conversation:read",
  "conversation.awaited": "conversation:read",
  "conversation.snoozed": "conversation:read",
  "conversation.woken": "conversation:read",
  "conversation.closed": "conversation:read",
  "conversation.reopened": "conversation:read",
  "conversation.revised": "conversation:read",
  "sla.warned": "conversation:read",
  "sla.breached": "conversation:read",
  "sla_policy.saved": "sla:manage",
  "sla_policy.removed": "sla:manage",
  "sla_policy.arranged": "sla:manage",
  "conversation.spam_marked": "conversation:read",
  "conversation.spam_cleared": "conversation:read",
  "conversation.blocked": "conversation:read",
  "conversation.unblocked": "conversation:read",
  "conversation.restored": "conversation:read",
  "conversation.rated": "conversation:read",
  "tag.created": "conversation:read",
  "tag.changed": "conversation:read",
  "tag.removed": "conversation:read",
  "saved_view.saved": "conversation:read",
  "saved_view.removed": "conversation:read",
  "message.received": "conversation:read",
  "message.withheld": "conversation:read",
  "message.queued": "conversation:read",
  "message.noted": "conversation:read",
  "message.pressed": "conversation:read",
  "message.edited": "conversation:read",
  "message.extended": "conversation:read",
  "message.reacted": "conversation:read",
  "message.progressed": "conversation:read",
  "mention.made": "conversation:read",
  "mention.seen": "conversation:read",
  "draft.changed": "conversation:read",
  "canned_reply.saved": "conversation:read",
  "canned_reply.removed": "conversation:read",
  "canned_reply.used": "conversation:read",
  "guide.saved": "conversation:read",
  "guide.removed": "conversation:read",
  "guide.progressed": "conversation:read",
  "suggestion.changed": "conversation:handle",
  "suggestion.configured": "conversation:handle",
  "suggestion.help_chosen": "conversation:handle",
  "attachment.settled": "conversation:read",
  "contact.changed": "conversation:read",
  "contact.merged": "conversation:read",
  "contact.unmerged": "conversation:read",
  "contact.erased": "conversation:read",
  "contact_note.saved": "conversation:read",
  "contact_note.removed": "conversation:read",
  "custom_field.saved": "conversation:read",
  "contact.reachability": "conversation:read",
  "group.changed": "bot:manage",
  "talk.changed": "conversation:read",
  "inbox.opened": "inbox:manage",
  "inbox.changed": "inbox:manage",
  "inbox.renamed": "conversation:read",
  "assignment.changed": "inbox:manage",
  "escalation.changed": "inbox:manage",
  "csat.changed": "inbox:manage",
  "team.created": "member:read",
  "team.changed": "member:read",
  "team.removed": "member:read",
  "availability.chosen": "member:read",
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
  "telegram_link.changed": "workspace:read",
  "workspace.changed": "workspace:read",
  "workspace.configured": "workspace:manage",
  "bot.added": "bot:read",
  "bot.changed": "bot:read",
  "bot.tested": "bot:manage",
  "staff_group.saved": "bot:manage",
  "staff_group.removed": "bot:manage",
};

/** What the installation's own stream carries (domain.md: what belongs to no workspace); nodes read it, clients never. */
export interface InstallationEventData {
  "session.revoked": { sessionId: string };
  "session.renewed": { sessionId: string };
  "token.revoked": { tokenId: string };
  "membership.changed": { userId: string; workspaceId: string };
  "workspace.created": { workspaceId: string };
  "bots.changed": { botId: string };
  /** A draft waits to be written. */
  "suggestion.asked": { workspaceId: string };
  /** Its calls and duties are to be logged, or no longer. */
  "workspace.watched": { workspaceId: string };
}

export type InstallationEventKind = keyof InstallationEventData;

export const actorKinds = ["member", "contact", "bot", "api_token", "rule", "system"] as const;
export type ActorKind = (typeof actorKinds)[number];
