import { withOpId } from "@frontdesk/client";
import type { SaveCannedReply, SaveGuide } from "@frontdesk/contract/inputs";
import { contentOf } from "../telegram-content.ts";
import { helped } from "./help.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const at = ({ conversations }: Stage) => ({ conversationId: recall(conversations, "anna") });
const nameOf = ({ leaver }: Stage) => leaver.who?.name ?? "";

async function latestVersion(stage: Stage, messageId: string): Promise<number> {
  const { data } = await stage.operator.message.list.query(at(stage));
  return data.rows.find(({ id }) => id === messageId)?.version ?? 0;
}

async function note(stage: Stage, as: string, text: string) {
  const input = { ...at(stage), text, clientKey: crypto.randomUUID(), mentions: [stage.leaver.who?.memberId ?? ""] };
  stage.notes[as] = (await stage.operator.message.note.mutate(withOpId(input))).id;
}

async function editNote(stage: Stage, as: string, text: string) {
  const messageId = recall(stage.notes, as);
  const version = await latestVersion(stage, messageId);
  await stage.operator.message.editNote.mutate(withOpId({ messageId, text, version }));
}

const draft = (stage: Stage, { text, version }: { text: string; version: number }) =>
  stage.leaver.draft.save.mutate(withOpId({ ...at(stage), kind: "note", text, answered: null, version }));

const variants = [{ language: "en", text: "Hello {{contact.name}}", buttons: [] }];

async function keepReply(stage: Stage, given: Partial<SaveCannedReply> = {}) {
  const kept = { folder: "Rooms", title: "Hours", shortcut: "hours", variants, afterPress: "keep" as const, files: [] };
  const input = { cannedReplyId: null, version: null, audience: "workspace" as const, teamId: null, ...kept, ...given };
  stage.notes.cannedReplyId = (await stage.senior.cannedReply.save.mutate(withOpId(input))).id;
}

async function keepGuide(stage: Stage, given: Partial<SaveGuide> = {}) {
  const kept = { folder: "", title: "Check in", steps: [{ variants }, { variants }, { variants }] };
  const input = { guideId: null, version: null, audience: "workspace" as const, teamId: null, ...kept, ...given };
  stage.notes.guideId = (await stage.senior.guide.save.mutate(withOpId(input))).id;
}

const send = (stage: Stage, given: object) =>
  stage.operator.message.send.mutate(
    withOpId({ ...at(stage), text: "Said", clientKey: crypto.randomUUID(), ...given }),
  );

async function ask(stage: Stage) {
  const buttons = [{ kind: "answer" as const, label: "Yes" }];
  const { buttons: sent } = await send(stage, { text: "Is it mended?", buttons, isUpdate: true });
  stage.notes.buttonId = sent[0]?.id ?? "";
}

async function press(stage: Stage, name: string) {
  const { from } = contentOf({ tgUserId: 71, tgMessageId: 1, text: "", name });
  const updateId = await stage.desk.build.update();
  const input = { ...stage.lease, updateId, tgChatId: 71, from, buttonId: recall(stage.notes, "buttonId") };
  await stage.bots.telegram.applyPress.mutate(withOpId(input));
}

const guided = (stage: Stage) => ({ guideId: recall(stage.notes, "guideId") });

/** What is written among the staff, kept to be written, and pressed. */
export const writing: Step[] = [
  { path: "message.note", title: "calls a colleague", run: (s) => note(s, "note", `@${nameOf(s)} look`) },
  { path: "message.note", title: "calls them again", run: (s) => note(s, "other", `@${nameOf(s)} there?`) },
  { path: "message.editNote", title: "calls nobody any more", run: (s) => editNote(s, "note", "Nothing") },
  {
    path: "mention.see",
    title: "a colleague looks",
    run: (s) => s.leaver.mention.see.mutate(withOpId(at(s))),
  },
  {
    path: "message.deleteNote",
    title: "takes it back",
    run: (s) => s.operator.message.deleteNote.mutate(withOpId({ messageId: recall(s.notes, "other") })),
  },
  { path: "draft.save", title: "a first one", run: (s) => draft(s, { text: "To be", version: 0 }) },
  { path: "draft.save", title: "written on", run: (s) => draft(s, { text: "To be continued", version: 1 }) },
  {
    path: "message.note",
    title: "which was a draft",
    run: (s) =>
      s.leaver.message.note.mutate(
        withOpId({ ...at(s), text: "To be continued", clientKey: crypto.randomUUID(), endsDraft: true }),
      ),
  },
  ...helped,
  { path: "cannedReply.save", title: "a new one", run: (s) => keepReply(s) },
  {
    path: "message.send",
    title: "a canned reply",
    run: (s) => send(s, { canned: { cannedReplyId: recall(s.notes, "cannedReplyId") } }),
  },
  {
    path: "cannedReply.save",
    title: "for a team from now on",
    run: (s) =>
      keepReply(s, {
        ...{ cannedReplyId: recall(s.notes, "cannedReplyId"), version: 1, folder: "Other" },
        ...{ audience: "team", teamId: s.desk.home.teamId },
      }),
  },
  {
    path: "cannedReply.remove",
    title: "kept no longer",
    run: (s) => s.senior.cannedReply.remove.mutate(withOpId({ cannedReplyId: recall(s.notes, "cannedReplyId") })),
  },
  { path: "guide.save", title: "a new one", run: (s) => keepGuide(s) },
  {
    path: "guide.start",
    title: "with the first step",
    run: (s) => s.operator.guide.start.mutate(withOpId({ ...at(s), ...guided(s) })),
  },
  { path: "message.send", title: "a step of it", run: (s) => send(s, { guideStep: { ...guided(s), step: 0 } }) },
  {
    path: "guide.skip",
    title: "the second step",
    run: (s) => s.operator.guide.skip.mutate(withOpId({ ...at(s), ...guided(s), step: 1 })),
  },
  { path: "guide.stop", title: "before its end", run: (s) => s.operator.guide.stop.mutate(withOpId(at(s))) },
  {
    path: "guide.start",
    title: "once more",
    run: (s) => s.operator.guide.start.mutate(withOpId({ ...at(s), ...guided(s) })),
  },
  { path: "guide.remove", title: "under way", run: (s) => s.senior.guide.remove.mutate(withOpId(guided(s))) },
  { path: "message.send", title: "an update with buttons", run: ask },
  { path: "telegram.applyPress", title: "by the person", run: (s) => press(s, "Anna K.") },
  { path: "telegram.applyPress", title: "again, under a new name", run: (s) => press(s, "Anna Karlovna") },
];
