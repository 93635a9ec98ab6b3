import type { BusinessHours } from "./business-hours.ts";
import type { TextByLanguage, TextLanguage } from "./text-language.ts";

export const inboxKinds = ["telegram_dm", "telegram_group", "email", "web", "api"] as const;
export type InboxKind = (typeof inboxKinds)[number];

export const inboxPolicies = ["continue", "reopen", "new"] as const;
/** What a message does to a conversation that was closed: goes on in it, does so for some hours, or begins another. */
export type InboxPolicy = (typeof inboxPolicies)[number];

export const automaticTexts = ["greeting", "away", "escalated", "help"] as const;
/** What the bot says by itself: at a person's first message, outside of business hours, when a person is called, on `/help`. */
export type AutomaticText = (typeof automaticTexts)[number];

/** An inbox, and how it deals with what comes into it. */
export interface Inbox {
  id: string;
  name: string;
  kind: InboxKind;
  botId: string | null;
  teamId: string;
  policy: InboxPolicy;
  /** For `reopen`: hours after closing in which a message goes on in the same conversation. */
  reopenHours: number;
  /** In which the bot speaks where the person's own language has no text; null for the workspace's. */
  language: TextLanguage | null;
  /** Null where somebody is always there. */
  businessHours: BusinessHours | null;
  texts: Record<AutomaticText, TextByLanguage>;
  /** Whether "Talk to a person" hangs under the greeting. */
  offersPerson: boolean;
  /** Whether people see that somebody types them a reply. */
  showsTyping: boolean;
  version: number;
}

export const inboxLimits = { nameLength: 60, textLength: 2000, reopenHoursMax: 8760, burstMs: 60_000 } as const;

/** When a conversation was closed, and when its person wrote last. */
interface Ended {
  closedAt: Date | null;
  lastInboundAt: Date | null;
}

/**
 * Whether what a person writes now goes on in their closed conversation. What belongs to the same burst always does,
 * so that closing in the middle of one does not tear it apart.
 */
export function goesOn(
  { policy, reopenHours }: Pick<Inbox, "policy" | "reopenHours">,
  ended: Ended,
  now: Date,
): boolean {
  const { closedAt, lastInboundAt } = ended;
  if (policy === "continue" || !closedAt) return true;
  if (lastInboundAt && now.getTime() - lastInboundAt.getTime() < inboxLimits.burstMs) return true;
  return policy === "reopen" && now.getTime() - closedAt.getTime() <= reopenHours * 3_600_000;
}
