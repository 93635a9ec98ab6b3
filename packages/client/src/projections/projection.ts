import type { FeedEvent, LeftScope, Looker } from "@frontdesk/contract";

/** For whom a query was answered, and how far they see; `memberId` is null for an API token. */
export type Viewer = Looker;

/** What tells of a change: an event, or that a row left the session's scope. */
export type Change = FeedEvent | LeftScope;

/** Said in place of data that a change doesn't suffice to bring up to date. */
export const refetch = "refetch";
export type Refetch = typeof refetch;

/**
 * How a query's data follows from a change. Pure; what does not change keeps its identity; a change that the data
 * already contains, or is older than it, changes nothing (R7).
 */
export type Projection<Input, Data> = (
  data: Data,
  change: Change,
  of: { input: Input; viewer: Viewer },
) => Data | Refetch;

/** The id of the row of this type that left the session's scope, if the change says so. */
export function leftId(change: Change, type: string): string | null {
  return "left" in change && change.left.type === type ? change.left.id : null;
}
