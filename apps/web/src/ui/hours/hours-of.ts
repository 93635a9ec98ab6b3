/** Whose hours they are: each kind has words of its own. */
export type HoursOf = "inbox" | "member";
