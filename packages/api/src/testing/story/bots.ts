import { withOpId } from "@frontdesk/client";
import { telegramLimits } from "@frontdesk/contract";
import { recall, type Stage, type Step } from "./stage.ts";

const duties = ({ bots }: Stage) => bots.telegram;

async function secondBot({ owner, notes }: Stage) {
  const { data } = await owner.bot.list.query();
  const bot = data.find(({ id }) => id === notes.botId);
  return { botId: recall(notes, "botId"), version: bot?.version ?? 0 };
}

async function changeMode(stage: Stage, mode: "polling" | "webhook") {
  await stage.owner.bot.changeMode.mutate(withOpId({ ...(await secondBot(stage)), mode }));
}

async function giveUp(stage: Stage) {
  const updateId = await stage.desk.build.update();
  stage.notes.updateId = String(updateId);
  const failure = { ...stage.lease, updateId, error: "broken" };
  for (let tries = 0; tries < telegramLimits.updateAttempts; tries++)
    await duties(stage).failUpdate.mutate(withOpId(failure));
}

async function sendTest(stage: Stage) {
  const { botId } = stage.lease;
  await stage.owner.bot.sendTest.mutate(withOpId({ botId, conversationId: null, tgChatId: -4, text: null }));
}

async function settleTest(stage: Stage) {
  const claimed = await duties(stage).claimSends.mutate(withOpId({ ...stage.lease, limit: 10 }));
  const outboxId = claimed.find(({ tgChatId }) => tgChatId === -4)?.outboxId ?? "";
  await duties(stage).markSending.mutate(withOpId({ ...stage.lease, outboxIds: [outboxId] }));
  const outcome = { kind: "sent" as const, tgMessageIds: [77] };
  await duties(stage).settleSend.mutate(withOpId({ ...stage.lease, outboxId, outcome }));
}

/** How bots are looked after: their delivery, their token, their faults. */
export const bots: Step[] = [
  { path: "bot.changeMode", title: "to a webhook", run: (s) => changeMode(s, "webhook") },
  { path: "bot.changeMode", title: "and back", run: (s) => changeMode(s, "polling") },
  {
    path: "bot.replaceToken",
    title: "by a newer one",
    run: async (s) => {
      const { botId } = await secondBot(s);
      const token = `7000001:${"B".repeat(35)}`;
      await s.owner.bot.replaceToken.mutate(withOpId({ botId, token, apiRoot: "telegram" }));
    },
  },
  {
    path: "bot.check",
    title: "now",
    run: async (s) => s.owner.bot.check.mutate(withOpId({ botId: recall(s.notes, "botId") })),
  },
  {
    path: "bot.debug",
    title: "for an hour",
    run: (s) => s.owner.bot.debug.mutate(withOpId({ botId: recall(s.notes, "botId"), minutes: 60 })),
  },
  {
    path: "status.debug",
    title: "for an hour",
    run: (s) => s.owner.status.debug.mutate(withOpId({ minutes: 60 })),
  },
  {
    path: "telegram.reportExamination",
    title: "all is well",
    run: (s) => {
      const told = { canJoinGroups: true, readsAllGroupMessages: false, supportsInline: false };
      const examination = { told, pendingUpdates: 0, telegramError: null };
      return duties(s).reportExamination.mutate(withOpId({ ...s.lease, ...examination }));
    },
  },
  {
    path: "telegram.reportDisturbance",
    title: "somebody set a webhook",
    run: (s) => duties(s).reportDisturbance.mutate(withOpId({ ...s.lease, what: "webhook" })),
  },
  {
    path: "bot.fix",
    title: "seen",
    run: (s) => s.owner.bot.fix.mutate(withOpId({ botId: s.lease.botId, code: "changed_outside" as const })),
  },
  {
    path: "telegram.applyStanding",
    title: "an administrator of a group",
    run: async (s) => {
      const chat = { tgChatId: -4, type: "group" as const, title: "Block B", isForum: false };
      const standing = { chat, status: "administrator" as const, rights: ["can_manage_topics"] };
      const updateId = await s.desk.build.update();
      await duties(s).applyStanding.mutate(withOpId({ ...s.lease, updateId, ...standing }));
    },
  },
  { path: "bot.sendTest", title: "to the group", run: sendTest },
  { path: "telegram.settleSend", title: "the test arrived", run: settleTest },
  {
    path: "telegram.applyMigration",
    title: "the group became a supergroup",
    run: async (s) => {
      const move = { fromTgChatId: -4, toTgChatId: -1_000_000_000_004 };
      await duties(s).applyMigration.mutate(withOpId({ ...s.lease, updateId: await s.desk.build.update(), ...move }));
    },
  },
  { path: "telegram.failUpdate", title: "for good", run: giveUp },
  {
    path: "bot.replayUpdate",
    title: "once more",
    run: (s) => {
      const updateId = Number(recall(s.notes, "updateId"));
      return s.owner.bot.replayUpdate.mutate(withOpId({ botId: s.lease.botId, updateId }));
    },
  },
];

/** What the last one could not send is tried again. */
export const botsAfterARefusal: Step[] = [
  {
    path: "bot.retrySend",
    title: "what was refused",
    run: async (s) => {
      const { botId } = s.lease;
      const { data } = await s.owner.bot.failures.query({ botId });
      await s.owner.bot.retrySend.mutate(withOpId({ botId, outboxId: data.rows[0]?.outboxId ?? "" }));
    },
  },
];
