import { withOpId } from "@frontdesk/client";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import { contentOf, fileOf } from "../telegram-content.ts";
import { botsAfterARefusal } from "./bots.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const bots = ({ bots: caller }: Stage) => caller.telegram;

async function claim(stage: Stage) {
  const [send] = await bots(stage).claimSends.mutate(withOpId({ ...stage.lease, limit: 10 }));
  if (!send) throw new Error("There is nothing to send.");
  stage.notes.outboxId = send.outboxId;
}

function mark(stage: Stage) {
  return bots(stage).markSending.mutate(withOpId({ ...stage.lease, outboxIds: [recall(stage.notes, "outboxId")] }));
}

function settle(stage: Stage, outcome: SendOutcome) {
  return bots(stage).settleSend.mutate(
    withOpId({ ...stage.lease, outboxId: recall(stage.notes, "outboxId"), outcome }),
  );
}

async function sendOne(stage: Stage, outcome: SendOutcome) {
  await claim(stage);
  await mark(stage);
  await settle(stage, outcome);
}

async function edit(stage: Stage, said: Parameters<typeof contentOf>[0]) {
  const name = said.tgUserId === 73 ? "Vera" : "Anna";
  const change = { ...contentOf({ name, ...said }), editedAt: new Date().toISOString() };
  await bots(stage).applyEdit.mutate(
    withOpId({ ...stage.lease, updateId: await stage.desk.build.update(), ...change }),
  );
}

async function react(stage: Stage, emojis: string[]) {
  const { tgUserId: from, tgMessageId, ...place } = { tgUserId: 71, tgMessageId: 1, tgChatId: 71 };
  const { from: person } = contentOf({ tgUserId: from, tgMessageId, text: "" });
  const reaction = { ...place, tgMessageId, from: person, emojis, reactedAt: new Date().toISOString() };
  await bots(stage).applyReaction.mutate(
    withOpId({ ...stage.lease, updateId: await stage.desk.build.update(), ...reaction }),
  );
}

async function say(stage: Stage, said: Parameters<typeof contentOf>[0]) {
  await bots(stage).applyMessage.mutate(
    withOpId({ ...stage.lease, updateId: await stage.desk.build.update(), ...contentOf({ name: "Vera", ...said }) }),
  );
}

async function reach(stage: Stage, reachable: "yes" | "blocked") {
  const updateId = await stage.desk.build.update();
  await bots(stage).applyReachability.mutate(withOpId({ ...stage.lease, updateId, tgChatId: 71, reachable }));
}

async function fetchFile(stage: Stage) {
  const [file] = await bots(stage).claimFiles.mutate(withOpId({ ...stage.lease, limit: 5 }));
  stage.notes.attachmentId = file?.attachmentId ?? recall(stage.notes, "attachmentId");
}

async function claimFaces(stage: Stage) {
  const due = await bots(stage).claimAvatars.mutate(withOpId({ ...stage.lease, limit: 20 }));
  stage.notes.contactId = due.find(({ tgUserId }) => tgUserId === 73)?.contactId ?? "";
}

/** Telegram's face of somebody, kept as the bot brings it. */
async function bringFace(stage: Stage) {
  const { desk, lease } = stage;
  const authorization = `Installation ${desk.services.installationKey}`;
  const path = `${lease.botId}/avatars/${recall(stage.notes, "contactId")}?key=face`;
  const headers = { authorization, "content-type": "application/octet-stream", "x-lease-token": lease.leaseToken };
  const { ok } = await fetch(`${desk.url}/bot-files/${path}`, { method: "PUT", headers, body: dot });
  if (!ok) throw new Error("The face was not taken.");
}

const dot = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

function failFile(stage: Stage, retryAfterMs: number | null) {
  const attachmentId = recall(stage.notes, "attachmentId");
  return bots(stage).failFile.mutate(withOpId({ ...stage.lease, attachmentId, reason: "gone", retryAfterMs }));
}

/** What a bot hears, but for the messages that the talk itself is made of. */
export const hearing: Step[] = [
  {
    path: "telegram.holdLease",
    title: "renewed",
    run: (s) =>
      bots(s).holdLease.mutate(withOpId({ botId: s.lease.botId, holder: "tests", renews: s.lease.leaseToken })),
  },
  { path: "telegram.receive", title: "the first update in a while", run: (s) => s.desk.build.update() },
  {
    path: "telegram.applyMessage",
    title: "a photo",
    run: async (s) => {
      const said = contentOf({ tgUserId: 73, tgMessageId: 1, text: "", name: "Vera", file: fileOf() });
      await bots(s).applyMessage.mutate(withOpId({ ...s.lease, updateId: await s.desk.build.update(), ...said }));
    },
  },
  {
    path: "telegram.applyMessage",
    title: "an album",
    run: (s) => say(s, { tgUserId: 73, tgMessageId: 3, text: "", file: fileOf({ fileId: "c" }), albumKey: "album" }),
  },
  {
    path: "telegram.applyMessage",
    title: "its first part, which comes late",
    run: (s) => say(s, { tgUserId: 73, tgMessageId: 2, text: "Two", file: fileOf({ fileId: "b" }), albumKey: "album" }),
  },
  {
    path: "telegram.applyMessage",
    title: "a place, in answer to the album and forwarded",
    run: (s) =>
      say(s, {
        ...{ tgUserId: 73, tgMessageId: 4, text: "" },
        special: { kind: "place", latitude: 1, longitude: 2, title: "Here", address: null },
        reply: { tgMessageId: 3, authorName: "Vera", excerpt: "Two", quote: "Tw" },
        forwardedFrom: { kind: "hidden_user", name: "Somebody", at: new Date().toISOString() },
      }),
  },
  { path: "telegram.claimAvatars", title: "whose face is not known", run: claimFaces },
  { path: "PUT a face", title: "of somebody who shows one", run: bringFace },
  {
    path: "telegram.settleAvatar",
    title: "who shows none any more",
    run: (s) =>
      bots(s).settleAvatar.mutate(
        withOpId({ ...s.lease, contactId: recall(s.notes, "contactId"), outcome: "none" as const }),
      ),
  },
  { path: "telegram.claimFiles", title: "the photo's bytes", run: fetchFile },
  { path: "telegram.failFile", title: "put off", run: (s) => failFile(s, 0) },
  { path: "telegram.failFile", title: "given up", run: (s) => failFile(s, null) },
  {
    path: "telegram.applyEdit",
    title: "a person edits what was said long ago",
    run: (s) => edit(s, { tgUserId: 71, tgMessageId: 1, text: "Hello there" }),
  },
  {
    path: "telegram.applyEdit",
    title: "a person edits the last message",
    run: (s) => edit(s, { tgUserId: 72, tgMessageId: 1, text: "Good evening" }),
  },
  {
    path: "telegram.applyEdit",
    title: "of what has not come yet",
    run: (s) => edit(s, { tgUserId: 73, tgMessageId: 9, text: "Late, but right" }),
  },
  {
    path: "telegram.applyMessage",
    title: "which then comes",
    run: (s) => say(s, { tgUserId: 73, tgMessageId: 9, text: "Lat, but rihgt" }),
  },
  {
    path: "telegram.applyEdit",
    title: "of an album's part",
    run: (s) =>
      edit(s, { tgUserId: 73, tgMessageId: 3, text: "Three", file: fileOf({ fileId: "d" }), albumKey: "album" }),
  },
  { path: "telegram.applyReaction", title: "two", run: (s) => react(s, ["👍", "custom:5"]) },
  { path: "telegram.applyReaction", title: "one of them taken back", run: (s) => react(s, ["👍"]) },
  {
    path: "telegram.ignoreUpdate",
    title: "nothing for the desk",
    run: async (s) =>
      bots(s).ignoreUpdate.mutate(withOpId({ ...s.lease, updateId: await s.desk.build.update(), reason: "unknown" })),
  },
  {
    path: "telegram.failUpdate",
    title: "a first failed try",
    run: async (s) =>
      bots(s).failUpdate.mutate(withOpId({ ...s.lease, updateId: await s.desk.build.update(), error: "broken" })),
  },
  { path: "telegram.applyReachability", title: "blocked", run: (s) => reach(s, "blocked") },
  { path: "telegram.applyReachability", title: "let in again", run: (s) => reach(s, "yes") },
  {
    path: "telegram.report",
    title: "in trouble",
    run: (s) => bots(s).report.mutate(withOpId({ ...s.lease, state: "degraded", error: "Telegram is slow" })),
  },
];

/** One message on its way, step by step. */
export const sending: Step[] = [
  { path: "telegram.claimSends", title: "the first answer", run: claim },
  { path: "telegram.markSending", title: "under way", run: mark },
  { path: "telegram.settleSend", title: "sent", run: (s) => settle(s, { kind: "sent", tgMessageIds: [901] }) },
];

/** An edit, a refusal and a doubt. */
export const sendingWithTrouble: Step[] = [
  { path: "telegram.settleSend", title: "an edit", run: (s) => sendOne(s, { kind: "sent", tgMessageIds: [901] }) },
  {
    path: "telegram.settleSend",
    title: "to be tried again",
    run: (s) => sendOne(s, { kind: "retry", afterMs: 0, reason: "429" }),
  },
  { path: "telegram.settleSend", title: "refused", run: (s) => sendOne(s, { kind: "failed", reason: "too long" }) },
  { path: "telegram.settleSend", title: "in doubt", run: (s) => sendOne(s, { kind: "unknown", reason: "timeout" }) },
];

/** A repeat, a reaction that is refused, and a deletion. */
export const sendingWhatFollows: Step[] = [
  { path: "telegram.settleSend", title: "once more", run: (s) => sendOne(s, { kind: "sent", tgMessageIds: [902] }) },
  {
    path: "telegram.settleSend",
    title: "a reaction that Telegram refuses",
    run: (s) => sendOne(s, { kind: "failed", reason: "REACTION_INVALID" }),
  },
  { path: "telegram.settleSend", title: "a deletion", run: (s) => sendOne(s, { kind: "sent", tgMessageIds: [] }) },
];

export const endOfShift: Step[] = [
  {
    path: "telegram.settleSend",
    title: "refused by one who blocked the bot",
    run: (s) => sendOne(s, { kind: "failed", reason: "blocked", reachable: "blocked" }),
  },
  ...botsAfterARefusal,
  { path: "telegram.dropLease", title: "given back", run: (s) => bots(s).dropLease.mutate(withOpId(s.lease)) },
];
