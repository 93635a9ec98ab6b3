import { withOpId } from "@frontdesk/client";
import { expect, vi } from "vitest";
import { showPresence } from "../presence-reader.ts";
import { contentOf } from "../telegram-content.ts";
import { recall, type Stage, type Step } from "./stage.ts";

async function inboxOf({ owner, lease }: Stage) {
  const { data } = await owner.inbox.list.query();
  const inbox = data.find(({ botId }) => botId === lease.botId);
  if (!inbox) throw new Error("The bot has no inbox.");
  const { id: inboxId, kind: _kind, botId: _botId, ...settings } = inbox;
  return { inboxId, ...settings };
}

async function teamOf({ owner, notes }: Stage) {
  const { data } = await owner.team.list.query();
  const team = data.find(({ id }) => id === recall(notes, "teamId"));
  if (!team) throw new Error("The team is gone.");
  return team;
}

async function makeTeam(stage: Stage) {
  const memberIds = [stage.senior, stage.operator].flatMap(({ who }) => who?.memberId ?? []);
  stage.notes.teamId = (await stage.owner.team.create.mutate(withOpId({ name: "Night", memberIds }))).id;
}

async function editTeam(stage: Stage) {
  const { id: teamId, version } = await teamOf(stage);
  const memberIds = [stage.operator.who?.memberId ?? ""];
  await stage.owner.team.edit.mutate(withOpId({ teamId, version, name: "Nights", memberIds }));
}

async function says({ desk, bots, lease, notes }: Stage, text: string) {
  const tgMessageId = Number(notes.newcomerSaid ?? 0) + 1;
  notes.newcomerSaid = String(tgMessageId);
  const said = contentOf({ tgUserId: 75, tgMessageId, text, name: "Newcomer", username: null });
  const command = /^\/\w+/.exec(text)?.[0];
  const entities = command ? [{ type: "bot_command", offset: 0, length: command.length }] : [];
  await bots.telegram.applyMessage.mutate(
    withOpId({ ...lease, updateId: await desk.build.update(), ...said, entities }),
  );
}

/** Puts the leaver out of the team that everybody is in. */
export async function leaveTeam({ owner, leaver }: Stage): Promise<void> {
  const { data } = await owner.team.list.query();
  const team = data.find(({ isDefault }) => isDefault);
  const memberIds = team?.memberIds.filter((id) => id !== leaver.who?.memberId) ?? [];
  const { id: teamId = "", name = "", version = 0 } = team ?? {};
  await owner.team.edit.mutate(withOpId({ teamId, name, version, memberIds }));
}

/** Lets the senior be here until they are given what comes in; then the desk gives out nothing more by itself. */
async function giveToSenior(stage: Stage) {
  const { desk, owner, senior } = stage;
  const { inboxId } = await inboxOf(stage);
  const { data: policies } = await owner.assignment.list.query();
  const policy = policies.find((one) => one.inboxId === inboxId);
  if (!policy) throw new Error("The inbox has no policy.");
  await owner.assignment.edit.mutate(withOpId({ ...policy, mode: "least_loaded" as const, respectsHours: false }));
  await senior.presence.choose.mutate(withOpId({ availability: "online" as const }));
  using _ = await showPresence(senior);
  const { conversationId } = await desk.build.inbound({ name: "Late" });
  await vi.waitFor(
    async () => {
      const { data } = await owner.conversation.get.query({ conversationId });
      expect(data.assignee?.id).toBe(senior.who?.memberId);
    },
    { timeout: 12_000 },
  );
  await senior.presence.choose.mutate(withOpId({ availability: "busy" as const }));
}

/** How teams, inboxes and what calls for a person are kept. */
export const inboxes: Step[] = [
  { path: "team.create", title: "of two", run: makeTeam },
  { path: "team.edit", title: "renamed, and of one", run: editTeam },
  {
    path: "inbox.edit",
    title: "under another name, with a greeting",
    run: async (s) => {
      const inbox = await inboxOf(s);
      const texts = { ...inbox.texts, greeting: { en: "Welcome" } };
      await s.owner.inbox.edit.mutate(withOpId({ ...inbox, name: "Reception", texts }));
    },
  },
  {
    path: "assignment.edit",
    title: "in turn",
    run: async (s) => {
      const { inboxId } = await inboxOf(s);
      const policy = { mode: "round_robin" as const, prefersLastHandler: true, prefersLanguage: false };
      await s.owner.assignment.edit.mutate(
        withOpId({ inboxId, ...policy, respectsHours: true, skill: null, version: 0 }),
      );
    },
  },
  { path: "assignment.edit", title: "by what somebody knows who comes and is given it", run: giveToSenior },
  {
    path: "escalation.edit",
    title: "by other words",
    run: (s) => s.owner.escalation.edit.mutate(withOpId({ unansweredLimit: 3, words: { en: ["fire"] }, version: 0 })),
  },
  {
    path: "csat.edit",
    title: "so that people are asked how they were helped",
    run: async (s) => {
      const { inboxId } = await inboxOf(s);
      const texts = { ask: { en: "Well?" }, thanks: {} };
      // Nobody is asked before the story is over.
      const policy = { isOn: true, scale: "five" as const, delayMinutes: 10_080, againDays: 0, commentHours: 24 };
      await s.owner.csat.edit.mutate(withOpId({ inboxId, ...policy, texts, version: 0 }));
    },
  },
  { path: "telegram.applyMessage", title: "by somebody new, who is greeted", run: (s) => says(s, "Good day") },
  { path: "telegram.applyMessage", title: "which calls for a person", run: (s) => says(s, "There are fires!") },
  { path: "telegram.applyMessage", title: "by which a language is chosen", run: (s) => says(s, "/language ru") },
  {
    path: "team.remove",
    title: "of nobody's conversations",
    run: async (s) => {
      const { id: teamId, version } = await teamOf(s);
      await s.owner.team.remove.mutate(withOpId({ teamId, version }));
    },
  },
];
