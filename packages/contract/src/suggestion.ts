export const suggestionStates = ["asked", "answering", "ready", "taken", "dismissed", "cancelled", "failed"] as const;
/** Asked for, being written, there to be read; put into the reply, put aside, called off, or not to be had. */
export type SuggestionState = (typeof suggestionStates)[number];

export const suggestionFailures = [
  "unreachable",
  "too_slow",
  "address_refused",
  "key_refused",
  "model_unknown",
  "overloaded",
  "bad_answer",
  "resting",
  "interrupted",
  "switched_off",
] as const;
/** Why there is no suggestion, in one word that the page knows a sentence for. */
export type SuggestionFailure = (typeof suggestionFailures)[number];

export const suggestionSourceKinds = ["canned_reply", "guide", "earlier"] as const;

/** What a suggestion says it rests on: something kept to be written, or an earlier answer to the same person. */
export interface SuggestionSource {
  kind: (typeof suggestionSourceKinds)[number];
  /** The canned reply, the guide, or the conversation. */
  id: string;
  title: string;
  /** Of an earlier answer, the message that gave it. */
  messageId: string | null;
}

/** A draft that a provider wrote for one member. Nothing sends it: its reader puts it into the reply, or not. */
export interface Suggestion {
  id: string;
  state: SuggestionState;
  /** What there is of it so far. */
  text: string;
  sources: SuggestionSource[];
  failure: SuggestionFailure | null;
  version: number;
}

/** How a workspace asks for drafts. The key is never told. */
export interface SuggestionSettings {
  isOn: boolean;
  /** Where an API speaks as OpenAI's does; blank until somebody names one. */
  baseUrl: string;
  model: string;
  keyLast4: string | null;
  /** The inboxes in which drafts may be asked for. */
  inboxIds: string[];
  /** 0 until it was first set. */
  version: number;
}

/** What help a member has while they write. */
export interface WritingHelp {
  /** Whether canned replies that fit are offered to them unasked. */
  offersReplies: boolean;
  /** The inboxes in which they may ask for a draft. */
  draftInboxIds: string[];
}

/** A canned reply that fits what a person said, and why. */
export interface ReplyOffer {
  cannedReplyId: string;
  /** The person's words that it has too, those that say most first. */
  words: string[];
  /** How often it answered something alike. */
  alike: number;
}

export const suggestionLimits = {
  baseUrlLength: 300,
  modelLength: 120,
  keyLength: 400,
  textLength: 4000,
  offers: 3,
  /** How long a provider may take over one. */
  answerMs: 60_000,
} as const;

/** Whether a suggestion is still on its way. */
export function isAwaited({ state }: Pick<Suggestion, "state">): boolean {
  return state === "asked" || state === "answering";
}
