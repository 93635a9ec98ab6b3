/** Kinds a bot gets only when it names them: https://core.telegram.org/bots/api#getupdates */
const onRequest = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** The kinds of update a bot asked for; undefined stands for the default set. */
export type AllowedUpdates = readonly string[] | undefined;

/** Whether an update of `kind` is made for a bot that allowed `allowed`. */
export function isAllowed(kind: string, allowed: AllowedUpdates): boolean {
  return allowed ? allowed.includes(kind) : !onRequest.has(kind);
}

/**
 * T8: what the bot's setting becomes after a call. A call that doesn't name the field leaves it as it was; an empty
 * or unreadable list brings the default back.
 */
export function allowedAfter(before: AllowedUpdates, given: unknown, isGiven: boolean): AllowedUpdates {
  if (!isGiven) return before;
  const kinds = Array.isArray(given) ? given.filter((kind) => typeof kind === "string") : [];
  return kinds.length > 0 ? kinds : undefined;
}
