import { withOpId } from "@frontdesk/client";
import { emptyFilter } from "@frontdesk/contract";
import { recall, type Stage, type Step } from "./stage.ts";
import { at, hear } from "./talk.ts";

const who = ({ who: member }: Stage["operator"]) => member?.memberId ?? "";

async function makeTag(stage: Stage) {
  stage.notes.tagId = (await stage.owner.tag.create.mutate(withOpId({ name: "Billing", color: "teal" }))).id;
}

const filterOn = (stage: Stage) => ({ ...emptyFilter, tagIds: [recall(stage.notes, "tagId")] });

async function keepViews(stage: Stage) {
  const mine = { name: "Urgent", audience: "personal" as const, teamId: null, view: "open" as const };
  const filter = { ...emptyFilter, priorities: ["high" as const, "urgent" as const] };
  await stage.operator.savedView.create.mutate(withOpId({ ...mine, filter }));
  const shared = { name: "Bills", audience: "workspace" as const, teamId: null, view: "open" as const };
  const { id } = await stage.owner.savedView.create.mutate(withOpId({ ...shared, filter: filterOn(stage) }));
  stage.notes.savedViewId = id;
  // What waits longest changes by the clock as well.
  const waiting = { ...shared, name: "Waits", filter: { ...emptyFilter, waitingMinutes: 60 } };
  await stage.owner.savedView.create.mutate(withOpId(waiting));
}

async function editView(stage: Stage) {
  const savedViewId = recall(stage.notes, "savedViewId");
  const shared = {
    name: "All bills",
    audience: "team" as const,
    teamId: stage.desk.home.teamId,
    view: "open" as const,
  };
  await stage.owner.savedView.edit.mutate(withOpId({ ...shared, filter: filterOn(stage), savedViewId, version: 1 }));
}

async function moveView(stage: Stage) {
  const shared = { name: "Everything", audience: "workspace" as const, teamId: null, view: "open" as const };
  const { id: savedViewId } = await stage.owner.savedView.create.mutate(withOpId({ ...shared, filter: emptyFilter }));
  await stage.owner.savedView.move.mutate(withOpId({ savedViewId, to: "earlier" as const }));
}

async function transferAway(stage: Stage) {
  const team = await stage.owner.team.create.mutate(withOpId({ name: "Second line", memberIds: [who(stage.senior)] }));
  const to = { kind: "team" as const, id: team.id };
  const heldBy = who(stage.operator);
  await stage.operator.conversation.transfer.mutate(withOpId({ ...at(stage, "vera"), to, note: "Yours", heldBy }));
}

const both = (stage: Stage) => [at(stage, "vera"), at(stage, "gleb")].map(({ conversationId }) => conversationId);

async function closeBoth(stage: Stage) {
  const act = { name: "close" as const };
  const { undoId } = await stage.owner.conversation.bulk.mutate(withOpId({ conversationIds: both(stage), act }));
  stage.notes.undoId = undoId ?? "";
}

async function tagBoth(stage: Stage) {
  const act = { name: "tag" as const, add: [recall(stage.notes, "tagId")], remove: [] };
  await stage.owner.conversation.bulk.mutate(withOpId({ conversationIds: both(stage), act }));
}

/** What is done with conversations, and by what they are found. */
export const work: Step[] = [
  {
    path: "telegram.applyMessage",
    title: "somebody with a question writes",
    run: (s) => hear(s, "vera.1", { tgUserId: 81, tgMessageId: 1, text: "A question", name: "Vera" }),
  },
  {
    path: "telegram.applyMessage",
    title: "and somebody else",
    run: (s) => hear(s, "gleb.1", { tgUserId: 82, tgMessageId: 1, text: "Buy now", name: "Gleb" }),
  },
  { path: "tag.create", title: "for bills", run: makeTag },
  { path: "savedView.create", title: "for oneself and for everyone", run: keepViews },
  {
    path: "conversation.prioritise",
    title: "up",
    run: (s) => s.operator.conversation.prioritise.mutate(withOpId({ ...at(s, "vera"), priority: "high" })),
  },
  {
    path: "conversation.tag",
    title: "as a bill",
    run: (s) =>
      s.operator.conversation.tag.mutate(withOpId({ ...at(s, "vera"), add: [recall(s.notes, "tagId")], remove: [] })),
  },
  {
    path: "conversation.escalate",
    title: "to any senior",
    run: (s) =>
      s.operator.conversation.escalate.mutate(withOpId({ ...at(s, "vera"), reason: "A lawyer", memberId: null })),
  },
  {
    path: "conversation.assign",
    title: "back to the operator",
    run: (s) =>
      s.senior.conversation.assign.mutate(
        withOpId({ ...at(s, "vera"), to: { kind: "member", id: who(s.operator) }, heldBy: null }),
      ),
  },
  {
    path: "conversation.await",
    title: "the next word is the customer's",
    run: (s) => s.operator.conversation.await.mutate(withOpId(at(s, "vera"))),
  },
  { path: "conversation.transfer", title: "to another team", run: transferAway },
  {
    path: "conversation.transfer",
    title: "and back",
    run: (s) =>
      s.owner.conversation.transfer.mutate(
        withOpId({ ...at(s, "vera"), to: { kind: "team", id: s.desk.home.teamId }, note: null, heldBy: null }),
      ),
  },
  {
    path: "conversation.snooze",
    title: "until they write",
    run: (s) => s.operator.conversation.snooze.mutate(withOpId({ ...at(s, "vera"), until: null })),
  },
  {
    path: "conversation.wake",
    title: "by hand",
    run: (s) => s.operator.conversation.wake.mutate(withOpId(at(s, "vera"))),
  },
  {
    path: "conversation.markSpam",
    title: "of a seller",
    run: (s) => s.operator.conversation.markSpam.mutate(withOpId(at(s, "gleb"))),
  },
  {
    path: "conversation.clearSpam",
    title: "of a customer after all",
    run: (s) => s.operator.conversation.clearSpam.mutate(withOpId(at(s, "gleb"))),
  },
  { path: "conversation.bulk", title: "tags two", run: tagBoth },
  { path: "savedView.edit", title: "for a team instead", run: editView },
  { path: "savedView.move", title: "before another of everyone's", run: moveView },
  { path: "tag.edit", title: "under another name", run: (s) => editTag(s) },
  { path: "conversation.bulk", title: "closes two", run: closeBoth },
  {
    path: "conversation.undo",
    title: "both are open again",
    run: (s) => s.owner.conversation.undo.mutate(withOpId({ undoId: recall(s.notes, "undoId") })),
  },
  {
    path: "tag.remove",
    title: "from everything that has it",
    run: (s) => s.owner.tag.remove.mutate(withOpId({ tagId: recall(s.notes, "tagId") })),
  },
  {
    path: "savedView.remove",
    title: "of a team",
    run: (s) => s.owner.savedView.remove.mutate(withOpId({ savedViewId: recall(s.notes, "savedViewId") })),
  },
];

async function editTag(stage: Stage) {
  const tagId = recall(stage.notes, "tagId");
  await stage.owner.tag.edit.mutate(withOpId({ tagId, name: "Bills", color: "orange", version: 1 }));
}
