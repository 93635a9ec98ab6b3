import { closedSince, type Inbox, isOpen, textFor } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { sayByItself } from "../message/index.ts";
import { spokenFor } from "./answer-command.ts";
import { claimOccasion } from "./reception.queries.ts";

interface Guest {
  inbox: Inbox;
  conversationId: string;
  contactId: string;
  preferred: (string | null)[];
}

/** Greets a person at their first message to an inbox, or anew where they ask for it by `/start`. */
export async function greet(desk: Desk, guest: Guest, { isAsked }: { isAsked: boolean }): Promise<void> {
  const { inbox, conversationId, contactId, preferred } = guest;
  const text = textFor(inbox.texts.greeting, preferred);
  if (!text) return;
  const { db, workspaceId, now } = desk;
  const isFirst = await claimOccasion(db, { workspaceId, inboxId: inbox.id, contactId, kind: "greeting", now });
  if (!isFirst && !isAsked) return;
  const label = say(spokenFor(preferred), "person.button");
  await sayByItself(desk, {
    conversationId,
    text,
    ...(inbox.offersPerson && { buttons: [{ kind: "person", label }] }),
  });
}

/** Tells a person that nobody is there now: once in each conversation and stretch of time between hours. */
export async function tellAway(desk: Desk, { inbox, conversationId, contactId, preferred }: Guest): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { businessHours } = inbox;
  const text = textFor(inbox.texts.away, preferred);
  if (!text || !businessHours || isOpen(businessHours, now)) return;
  const occasion = `${conversationId} ${closedSince(businessHours, now)?.toISOString() ?? "always"}`;
  const claim = { workspaceId, inboxId: inbox.id, contactId, kind: "away" as const, occasion, now };
  if (await claimOccasion(db, claim)) await sayByItself(desk, { conversationId, text });
}
