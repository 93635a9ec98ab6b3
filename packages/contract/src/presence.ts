/** What a member chooses to be taken for while here. */
export const availabilities = ["online", "busy", "away", "offline"] as const;

/** What a member is to colleagues and to assignment; `offline` is also who is not here, `away` who has not stirred. */
export type Availability = (typeof availabilities)[number];

/** A colleague at a conversation. */
export interface Onlooker {
  memberId: string;
  name: string;
  /** Has pressed a key there within the last seconds. */
  isTyping: boolean;
}

/** For whom somebody types: the contact, who may be shown it too, or colleagues. */
export const typingFor = ["contact", "colleagues"] as const;
export type TypingFor = (typeof typingFor)[number];

/** What a client shows of its member: whether they stir, which conversations are before them, and where they type. */
export interface Showing {
  isActive: boolean;
  looking: { conversationId: string; typing: TypingFor | null }[];
}

/** R9: what one yield of `presence.follow` carries: the latest of each key that changed, and nothing of oneself at conversations. */
export interface PresenceFrame {
  /** True where all that was told before is to be forgotten. */
  isWhole: boolean;
  members: { memberId: string; availability: Availability }[];
  /** Who is at a conversation now; nobody where the list is empty. */
  conversations: { conversationId: string; onlookers: Onlooker[] }[];
}

export const presenceLimits = {
  /** A node renews the presence of its members this often, in one statement. */
  beatMs: 10_000,
  /** What was not renewed for this long is over: its node crashed. */
  expiryMs: 25_000,
  /** A typing that was not shown again for this long is over. */
  typingMs: 4_500,
  /** C26: at most one frame per session in this time. */
  frameMs: 250,
  /** For so long a glance shows its member; who can't follow glances again before. */
  glanceMs: 5_000,
  /** Conversations that one connection shows its member at. */
  looking: 16,
} as const;
