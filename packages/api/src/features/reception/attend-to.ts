import type { TextEntity } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getInbox } from "../inbox/index.ts";
import { answerCommand } from "./answer-command.ts";
import { callWhereNeeded } from "./call-person.ts";
import { commandIn } from "./command.ts";
import { greet, tellAway } from "./greet.ts";
import { listPreferred } from "./reception.queries.ts";

interface Inbound {
  conversationId: string;
  inboxId: string;
  contactId: string;
  text: string;
  entities: readonly TextEntity[];
  /** Where it was said in a group: a command may be for another bot, and how many lines are written counts for nothing. */
  group?: { isAddressed: boolean };
}

/**
 * What the desk does by itself once a person has written, in the transaction that took it in, so that nothing is said
 * twice for one cause (R1): it greets, answers commands, tells that nobody is there, and calls for a person.
 */
export async function attendTo(desk: Desk, { conversationId, inboxId, contactId, text, entities, group }: Inbound) {
  const { db, workspaceId } = desk;
  const inbox = await getInbox(db, { workspaceId, inboxId });
  const guest = async () => {
    const preferred = await listPreferred(db, { workspaceId, inboxId, contactId });
    return { inbox, conversationId, contactId, preferred };
  };
  // In a group a command without an address may be another bot's.
  const command = group?.isAddressed === false ? null : commandIn(text, entities);
  const { greeting, away } = inbox.texts;
  if (hasText(greeting)) await greet(desk, await guest(), { isAsked: command?.name === "start" });
  if (command) await answerCommand(desk, command, await guest());
  if (hasText(away)) await tellAway(desk, await guest());
  if (!command) await callWhereNeeded(desk, { conversationId, text, entities, counts: !group });
}

function hasText(texts: object): boolean {
  return Object.keys(texts).length > 0;
}
