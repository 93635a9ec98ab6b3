import { csatButtons, csatLimits, textFor } from "@frontdesk/contract";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { say } from "@frontdesk/words";
import { type Desk, openDesk } from "../../desk.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import { type LockedConversation, lockConversation } from "../conversation/index.ts";
import { sayByItself } from "../message/index.ts";
import { listPreferred, spokenFor } from "../reception/index.ts";
import { getCsatPolicy } from "./csat-policy.queries.ts";
import {
  changeSurvey,
  type DueSurvey,
  findObjections,
  listDueSurveys,
  listWorkspacesToAsk,
  lockDueSurvey,
} from "./survey.queries.ts";

const batch = 50;
const dayMs = 24 * 3_600_000;

/** Asks everybody whose time has come how they were helped, once each, on whatever node comes first. */
export async function askWhoIsDue(services: Services): Promise<void> {
  const { database } = services;
  const workspaces = await acrossWorkspaces(database, "due-work").read(({ db, now }) => listWorkspacesToAsk(db, now));
  for (const workspaceId of workspaces) {
    let asked = batch;
    while (asked === batch) {
      const due = await inWorkspace(database, workspaceId).read(({ db, now }) =>
        listDueSurveys(db, { workspaceId, now, limit: batch }),
      );
      for (const survey of due) await settleOne(services, workspaceId, survey);
      asked = due.length;
    }
  }
}

async function settleOne({ database, bus }: Services, workspaceId: string, survey: DueSurvey): Promise<void> {
  let wokenBots = new Set<string | null>();
  const { seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "rule" as const, id: null };
    const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    await askOrPass(opened.desk, survey);
    wokenBots = opened.wokenBots;
    return { value: null, events: opened.events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots });
}

/** Asks about one closing, or lets it pass where something stands against it. */
async function askOrPass(desk: Desk, survey: DueSurvey): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { id } = survey;
  const held = await lockConversation(db, desk.whole, survey.conversationId);
  if (!(await lockDueSurvey(db, { workspaceId, id }))) return;
  const messageId = (await mayAsk(desk, survey, held)) ? await ask(desk, held) : null;
  if (!messageId) return changeSurvey(db, { workspaceId, id, patch: { state: "passed" } });
  const { scale } = await getCsatPolicy(db, { workspaceId, inboxId: held.inboxId });
  const patch = { state: "asked" as const, asked_at: now, scale, message_id: messageId };
  await changeSurvey(db, { workspaceId, id, patch });
}

async function mayAsk(desk: Desk, survey: DueSurvey, held: LockedConversation): Promise<boolean> {
  const { db, workspaceId, now } = desk;
  const { isOn, againDays } = await getCsatPolicy(db, { workspaceId, inboxId: held.inboxId });
  if (!isOn || held.state !== "closed" || now.getTime() - survey.dueAt.getTime() > csatLimits.lateMs) return false;
  const { isOvertaken, wasAnswered, lastAskedAt, isBlocked } = await findObjections(db, workspaceId, survey);
  const isTooSoon = lastAskedAt !== null && now.getTime() - lastAskedAt.getTime() < againDays * dayMs;
  return wasAnswered && !isOvertaken && !isBlocked && !isTooSoon;
}

/** The question, in the person's language; null where the bot can't reach them. */
async function ask(desk: Desk, held: LockedConversation): Promise<string | null> {
  const { db, workspaceId } = desk;
  const { id: conversationId, inboxId, contactId } = held;
  const { scale, texts } = await getCsatPolicy(db, { workspaceId, inboxId });
  const preferred = await listPreferred(db, { workspaceId, inboxId, contactId });
  const text = textFor(texts.ask, preferred) ?? say(spokenFor(preferred), "csat.ask");
  const buttons = csatButtons[scale].map(({ label }) => ({ kind: "answer" as const, label }));
  const asBot = desk.within({ actor: { kind: "bot", id: held.botId } });
  return sayByItself(asBot, { conversationId, text, buttons });
}
