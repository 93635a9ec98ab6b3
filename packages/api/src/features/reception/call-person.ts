import { countBursts, type EscalationCause, type TextEntity, textFor, wordsIn } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { escalate, type LockedConversation, lockConversation } from "../conversation/index.ts";
import { findSilence, findWord, getEscalationPolicy } from "../escalation/index.ts";
import { getInbox } from "../inbox/index.ts";
import { sayByItself } from "../message/index.ts";
import { spokenFor } from "./answer-command.ts";
import { listPreferred } from "./reception.queries.ts";

interface Call {
  cause: EscalationCause;
  /** The word, the number or the button that called. */
  reason: string;
}

/**
 * Calls for a person in a held, live conversation, and tells its contact so, once: where somebody was called already,
 * nothing happens.
 */
export async function callPerson(desk: Desk, held: LockedConversation, call: Call): Promise<void> {
  if (held.escalatedAt) return;
  const { db, workspaceId } = desk;
  const { id: conversationId, inboxId, contactId } = held;
  await escalate(desk, held, call);
  const { texts } = await getInbox(db, { workspaceId, inboxId });
  const preferred = await listPreferred(db, { workspaceId, inboxId, contactId });
  const text = textFor(texts.escalated, preferred) ?? say(spokenFor(preferred), "person.called");
  await sayByItself(desk.within({ actor: { kind: "bot", id: held.botId } }), { conversationId, text });
}

interface Heard {
  conversationId: string;
  text: string;
  entities: readonly TextEntity[];
  /** Whether it calls that nobody answers: in a group, people also write to each other. */
  counts: boolean;
}

/** Calls for a person where what a contact wrote last, or how often they wrote in vain, is a reason to. */
export async function callWhereNeeded(desk: Desk, { conversationId, text, entities, counts }: Heard): Promise<void> {
  const { db, workspaceId } = desk;
  const held = await lockConversation(db, desk.whole, conversationId);
  if (held.escalatedAt) return;
  const policy = await getEscalationPolicy(db, workspaceId);
  const asRule = desk.within({ actor: { kind: "rule", id: null } });

  // Whoever has a human being already need not call for one by a word.
  const words = held.assigneeId === null ? wordsIn(text, entities) : "";
  const word = words && (await findWord(db, { text: words, words: policy.words }));
  if (word) return callPerson(asRule, held, { cause: "words", reason: word });

  const { unansweredLimit } = policy;
  if (!counts || unansweredLimit === null || held.lastSeq < unansweredLimit) return;
  const count = countBursts(await findSilence(db, { workspaceId, conversationId }));
  if (count >= unansweredLimit) await callPerson(asRule, held, { cause: "count", reason: `${count}` });
}
