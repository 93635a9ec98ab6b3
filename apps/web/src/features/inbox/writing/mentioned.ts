import type { Named } from "@frontdesk/contract";

/** Of these colleagues those whom a note calls by their name after an @. */
export function mentionedIn(text: string, members: readonly Named[]): Named[] {
  return members.filter(({ name }) => text.includes(`@${name}`)).map(({ id, name }) => ({ id, name }));
}
