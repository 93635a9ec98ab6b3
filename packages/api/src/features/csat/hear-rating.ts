import { csatButtons, csatLimits, textFor } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { changeConversation, lockConversation, performActs } from "../conversation/index.ts";
import { sayByItself } from "../message/index.ts";
import { listPreferred, spokenFor } from "../reception/index.ts";
import { getCsatPolicy } from "./csat-policy.queries.ts";
import { type AskedSurvey, changeSurvey } from "./survey.queries.ts";

/** True while a press may still change what a person said: for a day after they first did. */
export function isRatable({ ratedAt, isQuestion }: AskedSurvey, now: Date): boolean {
  return !isQuestion || ratedAt === null || now.getTime() - ratedAt.getTime() < csatLimits.changeMs;
}

/**
 * Writes down how a person says they were helped: by their last press, within a day of the first. A line of the thread
 * tells it, and the first time they are thanked and may add a word. Pressing what was pressed changes nothing.
 */
export async function hearRating(
  desk: Desk,
  survey: AskedSurvey,
  { label, contactId }: { label: string; contactId: string },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { id, conversationId, scale, rating: was } = survey;
  const rating = csatButtons[scale].find((button) => button.label === label)?.rating;
  if (!survey.isQuestion || rating === undefined)
    return changeSurvey(db, { workspaceId, id, patch: { comment_until: null } });
  if (rating === was) return;

  await changeSurvey(db, { workspaceId, id, patch: { rating, rated_at: survey.ratedAt ?? now } });
  await changeConversation(db, { workspaceId, id: conversationId, now, patch: { rating } });
  const from = await lockConversation(db, desk.whole, conversationId);
  const asContact = desk.within({ actor: { kind: "contact", id: contactId } });
  await performActs(asContact, [{ from, act: { name: "rated", rating, was, scale }, patch: {} }]);
  if (was === null) await thank(desk, survey, contactId);
}

/** Thanks, and asks for a word where the inbox wants one and nobody has written meanwhile. */
async function thank(desk: Desk, { id, conversationId }: AskedSurvey, contactId: string): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { inboxId, botId, state } = await lockConversation(db, desk.whole, conversationId);
  const { texts, commentHours } = await getCsatPolicy(db, { workspaceId, inboxId });
  const preferred = await listPreferred(db, { workspaceId, inboxId, contactId });
  const spoken = spokenFor(preferred);
  const asksForWord = commentHours > 0 && state === "closed";
  const text = textFor(texts.thanks, preferred) ?? say(spoken, asksForWord ? "csat.thanksAndAsk" : "csat.thanks");
  const buttons = asksForWord ? [{ kind: "answer" as const, label: say(spoken, "csat.skip") }] : [];
  const asBot = desk.within({ actor: { kind: "bot", id: botId } });
  const thanksId = await sayByItself(asBot, { conversationId, text, buttons });
  if (!thanksId || !asksForWord) return;
  const commentUntil = new Date(now.getTime() + commentHours * 3_600_000);
  await changeSurvey(db, { workspaceId, id, patch: { thanks_id: thanksId, comment_until: commentUntil } });
}
