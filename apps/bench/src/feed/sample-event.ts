import { randomUUID } from "node:crypto";
import type { FeedEvent } from "@frontdesk/contract";
import { markOf } from "./crowd/mark.ts";

/** What events of this benchmark are about: small, and visible to everyone who may see conversations. */
export const kind = "contact.reachability";
const contactId = randomUUID();
const inboxId = randomUUID();
/** So that an event's data has 300 bytes unless told otherwise. */
const usualNote = 172;

/** An event's data, as a writer hands it over. */
export function dataOf(number: number, noteBytes = usualNote) {
  return { contactId, inboxId, reachable: "yes" as const, note: `${markOf(number)} ${"x".repeat(noteBytes)}` };
}

/** The whole event, as long as the feed's, for servers that have no log to make one of it. */
export function eventOf(number: number, noteBytes?: number): FeedEvent {
  const actor = { kind: "system" as const, id: null };
  const at = new Date().toISOString();
  return { seq: number, id: randomUUID(), at, actor, kind, data: dataOf(number, noteBytes) };
}
