export const hearings = ["all", "addressed", "nothing"] as const;
/**
 * What of a group becomes a conversation: everything; what is addressed to the bot, and what its author writes shortly
 * after; or nothing.
 */
export type Hearing = (typeof hearings)[number];

/** What a group, or one topic of it, is heard for, and the inbox that it comes into; null for what is not heard. */
export interface GroupRule {
  hears: Hearing;
  inboxId: string | null;
}

export const topicStates = ["open", "closed", "deleted"] as const;
export type TopicState = (typeof topicStates)[number];

/** A topic of a forum, as the bot has heard of it. */
export interface GroupTopic {
  threadId: number;
  /** Null where Telegram has not told it. */
  name: string | null;
  state: TopicState;
  /** Null where it is heard as its group is. */
  rule: GroupRule | null;
}

/** A group that a bot is in, and what of it becomes conversations; each topic of a forum is one of its own. */
export interface BotGroup {
  botId: string;
  tgChatId: number;
  title: string;
  type: "group" | "supergroup";
  isForum: boolean;
  isAdmin: boolean;
  /** Null where nothing of it is heard, but for topics with a rule of their own. */
  rule: GroupRule | null;
  /** Those heard of last, the oldest first. */
  topics: GroupTopic[];
}

/** Somebody who has spoken in a group conversation. */
export interface Participant {
  contactId: string;
  kind: ContactKind;
  name: string;
  username: string | null;
  avatar: string | null;
  /** The latest conversation that they began with the desk in private, where the viewer may see it. */
  privateConversationId: string | null;
}

/** A group conversation beside what is said in it. */
export interface GroupTalk {
  botId: string;
  botUsername: string;
  tgChatId: number;
  threadId: number | null;
  /** What of the group is heard now. */
  hears: Hearing;
  /** Telegram gives the bot everything that is said: it leads the group, or its privacy mode is off. */
  isGivenAll: boolean;
  /** Those heard of last, in the order of their first words. */
  participants: Participant[];
}

export const contactKinds = ["person", "group", "channel"] as const;
/** Whom a contact is: one person; a group or a topic of it, talked with as one; a channel that posts in a group. */
export type ContactKind = (typeof contactKinds)[number];

export const groupLimits = {
  /** Of a group no more topics are told at a time. */
  topics: 100,
  participants: 200,
  /** Where only what is addressed is heard: for so long after it, whatever its author writes is meant for the bot too. */
  followMs: 5 * 60_000,
} as const;
