import { withOpId } from "@frontdesk/client";
import { heardContentOf } from "../telegram-content.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const tgChatId = -5;
const settings = { inboxIds: [], teamIds: [], language: "en" as const, closesWithTopic: true };

async function groupOf({ owner, notes }: Stage) {
  const { data } = await owner.staffGroup.list.query();
  const group = data.find(({ id }) => id === recall(notes, "staffGroupId"));
  if (!group) throw new Error("The staff group is gone.");
  return { staffGroupId: group.id, version: group.version };
}

async function open(stage: Stage) {
  const { botId } = stage.lease;
  const { staffGroup } = await stage.owner.staffGroup.open.mutate(withOpId({ botId, ...settings }));
  stage.notes.staffGroupId = staffGroup.id;
}

async function renewCode(stage: Stage) {
  const { staffGroupId } = await groupOf(stage);
  stage.notes.staffGroupCode = (await stage.owner.staffGroup.renewCode.mutate(withOpId({ staffGroupId }))).code;
}

async function sayCode({ desk, bots, lease, notes }: Stage) {
  const text = `/desk ${recall(notes, "staffGroupCode")}`;
  const heard = heardContentOf({ tgChatId, title: "Staff", tgMessageId: 1, text });
  await bots.telegram.applyGroupMessage.mutate(withOpId({ ...lease, updateId: await desk.build.update(), ...heard }));
}

/** A forum group in which staff work: opened, bound by its code, and ended before it is told anything. */
export const staffGroup: Step[] = [
  { path: "staffGroup.open", title: "for every inbox", run: open },
  { path: "staffGroup.renewCode", title: "once more", run: renewCode },
  {
    path: "staffGroup.edit",
    title: "for one team, in Russian",
    run: async (s) => s.owner.staffGroup.edit.mutate(withOpId({ ...settings, ...(await groupOf(s)), language: "ru" })),
  },
  { path: "telegram.applyGroupMessage", title: "which says the code of a staff group", run: sayCode },
  {
    path: "staffGroup.retry",
    title: "once it has what it lacked",
    run: async (s) => {
      const { staffGroupId } = await groupOf(s);
      return s.owner.staffGroup.retry.mutate(withOpId({ staffGroupId }));
    },
  },
  {
    path: "staffGroup.remove",
    title: "no more",
    run: async (s) => {
      const { staffGroupId } = await groupOf(s);
      return s.owner.staffGroup.remove.mutate(withOpId({ staffGroupId }));
    },
  },
];
