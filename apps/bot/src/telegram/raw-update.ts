import { type RawUpdate, readUpdate } from "@frontdesk/contract";

export { chatIdOf, isObject, type RawUpdate } from "@frontdesk/contract";

/** What an answer of getUpdates holds. Entries without an id are left out: they could be neither stored nor confirmed. */
export function readUpdates(answer: unknown): RawUpdate[] {
  if (!Array.isArray(answer)) return [];
  return answer.map(readUpdate).filter((update) => update !== null);
}
