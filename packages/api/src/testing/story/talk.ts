import { withOpId } from "@frontdesk/client";
import { findMessage } from "../builders.ts";
import { contentOf } from "../telegram-content.ts";
import { recall, type Stage, type Step } from "./stage.ts";

export const at = ({ conversations }: Stage, name: string) => ({ conversationId: recall(conversations, name) });
const one = ({ messages }: Stage, name: string) => ({ messageId: recall(messages, name) });

/** A person says something; what it became is remembered under `as`. */
export async function hear(stage: Stage, as: string, said: Parameters<typeof contentOf>[0]) {
  const updateId = await stage.desk.build.update();
  await stage.bots.telegram.applyMessage.mutate(withOpId({ ...stage.lease, updateId, ...contentOf(said) }));
  const { services, home } = stage.desk;
  const found = await findMessage(services, home, { chatId: said.tgUserId, tgMessageId: said.tgMessageId });
  stage.messages[as] = found.messageId;
  stage.conversations[as.split(".")[0] ?? as] = found.conversationId;
}

async function say(stage: Stage, as: string, text: string) {
  const input = { ...at(stage, as.split(".")[0] ?? as), text, clientKey: crypto.randomUUID() };
  stage.messages[as] = (await stage.operator.message.send.mutate(withOpId(input))).id;
}

async function edit(stage: Stage, as: string, text: string) {
  const { data } = await stage.operator.message.list.query(at(stage, as.split(".")[0] ?? as));
  const message = data.rows.find(({ id }) => id === stage.messages[as]);
  await stage.operator.message.edit.mutate(withOpId({ ...one(stage, as), text, version: message?.version ?? 0 }));
}

/** How conversations and their messages come to change, by members. */
export const talk: Step[] = [
  {
    path: "telegram.applyMessage",
    title: "a new person writes",
    run: (s) => hear(s, "anna.1", { tgUserId: 71, tgMessageId: 1, text: "Hello" }),
  },
  {
    path: "telegram.applyMessage",
    title: "another person writes",
    run: (s) => hear(s, "boris.1", { tgUserId: 72, tgMessageId: 1, text: "Good day", name: "Boris" }),
  },
  {
    path: "telegram.applyMessage",
    title: "writes again, under a new name",
    run: (s) => hear(s, "anna.2", { tgUserId: 71, tgMessageId: 2, text: "Still there?", name: "Anna K." }),
  },
  {
    path: "conversation.take",
    title: "an operator takes it",
    run: (s) => s.operator.conversation.take.mutate(withOpId(at(s, "anna"))),
  },
  {
    path: "conversation.release",
    title: "and lets it go",
    run: (s) => s.operator.conversation.release.mutate(withOpId(at(s, "anna"))),
  },
  { path: "message.send", title: "an answer takes it too", run: (s) => say(s, "anna.3", "We are here") },
  { path: "message.edit", title: "before a bot took it", run: (s) => edit(s, "anna.3", "We are here now") },
  {
    path: "conversation.take",
    title: "a senior takes it over",
    run: (s) => s.senior.conversation.take.mutate(withOpId({ ...at(s, "anna"), override: true })),
  },
  {
    path: "conversation.close",
    title: "closes it",
    run: (s) => s.senior.conversation.close.mutate(withOpId(at(s, "anna"))),
  },
  {
    path: "conversation.reopen",
    title: "opens it again",
    run: (s) => s.senior.conversation.reopen.mutate(withOpId(at(s, "anna"))),
  },
  {
    path: "conversation.close",
    title: "closes it once more",
    run: (s) => s.senior.conversation.close.mutate(withOpId(at(s, "anna"))),
  },
  {
    path: "telegram.applyMessage",
    title: "writing opens what was closed",
    run: (s) => hear(s, "anna.4", { tgUserId: 71, tgMessageId: 3, text: "One more thing", name: "Anna K." }),
  },
  {
    path: "conversation.release",
    title: "a senior lets it go",
    run: (s) => s.senior.conversation.release.mutate(withOpId(at(s, "anna"))),
  },
  {
    path: "conversation.take",
    title: "somebody takes the other one",
    run: (s) => s.leaver.conversation.take.mutate(withOpId(at(s, "boris"))),
  },
];

/** What only shows once a bot has sent something. */
export const talkAfterSending: Step[] = [
  { path: "message.edit", title: "after it was sent", run: (s) => edit(s, "anna.3", "We are here for you") },
  { path: "message.send", title: "a second answer", run: (s) => say(s, "anna.5", "Second") },
  { path: "message.send", title: "a third answer", run: (s) => say(s, "anna.6", "Third") },
];

/** What becomes of messages that could not be sent. */
export const talkAboutTheStuck: Step[] = [
  {
    path: "message.resend",
    title: "what failed",
    run: (s) => s.operator.message.resend.mutate(withOpId(one(s, "anna.5"))),
  },
  {
    path: "message.dismiss",
    title: "what is in doubt",
    run: (s) => s.operator.message.dismiss.mutate(withOpId(one(s, "anna.6"))),
  },
];

const react = (stage: Stage, as: string, emoji: "👍" | "🔥" | null) =>
  stage.operator.message.react.mutate(withOpId({ ...one(stage, as), emoji }));

/** What is put to messages, and what is taken back. */
export const talkTakenBack: Step[] = [
  { path: "message.react", title: "to what a person wrote", run: (s) => react(s, "anna.1", "👍") },
  { path: "message.react", title: "otherwise", run: (s) => react(s, "anna.1", "🔥") },
  { path: "message.send", title: "too early", run: (s) => say(s, "anna.7", "Oops") },
  {
    path: "message.delete",
    title: "before it was sent",
    run: (s) => s.operator.message.delete.mutate(withOpId(one(s, "anna.7"))),
  },
  {
    path: "message.delete",
    title: "after it was sent",
    run: (s) => s.operator.message.delete.mutate(withOpId(one(s, "anna.3"))),
  },
  { path: "message.send", title: "one more", run: (s) => say(s, "anna.8", "Goodbye") },
];

/** A conversation leaves the reach of the one who held it and is out of the team by now. */
export const talkOutOfReach: Step[] = [
  {
    path: "conversation.take",
    title: "from one who is no longer in the team",
    run: (s) => s.senior.conversation.take.mutate(withOpId({ ...at(s, "boris"), override: true })),
  },
];
