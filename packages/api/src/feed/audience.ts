import { type EventKind, eventPermissions, type FeedEvent, type LeftScope, type Permission } from "@frontdesk/contract";
import { scopeKeysOf, type Viewer } from "../access.ts";
import type { LoggedEvent } from "./log.queries.ts";

/** What decides which events a session sees: its permissions and its scope keys. */
export interface Audience {
  permissions: ReadonlySet<Permission>;
  keys: ReadonlySet<string>;
}

export function audienceOf(viewer: Viewer): Audience {
  return { permissions: viewer.permissions, keys: new Set(scopeKeysOf(viewer)) };
}

/** True where two audiences see the same of every event. */
export function sameAudience(one: Audience, other: Audience): boolean {
  return (
    one.permissions.symmetricDifference(other.permissions).size === 0 &&
    one.keys.symmetricDifference(other.keys).size === 0
  );
}

/** R5: what an audience receives of an event: the event, the word that its subject left, or nothing. */
export function visibleTo(audience: Audience, entry: LoggedEvent): FeedEvent | LeftScope | null {
  const permission = eventPermissions[entry.event.kind as EventKind];
  if (!permission || !audience.permissions.has(permission)) return null;
  if (entry.scopeKeys.some((key) => audience.keys.has(key))) return entry.event;
  if (entry.subjectId && entry.leftKeys.some((key) => audience.keys.has(key)))
    return { seq: entry.seq, left: { type: entry.subjectType, id: entry.subjectId } };
  return null;
}
