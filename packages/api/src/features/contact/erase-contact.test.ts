import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { brokenInvariants } from "@frontdesk/db/invariants";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collectFiles } from "../../collect-files.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { tablesAboutPeople } from "../../testing/person-keys.queries.ts";
import { putUpload } from "../../testing/put-upload.ts";
import { refusal } from "../../testing/refusal.ts";
import { seekEverywhere } from "../../testing/seek-everywhere.ts";
import { contentOf, fileOf } from "../../testing/telegram-content.ts";

const marker = `erasable${randomUUID().slice(0, 8)}`;
const tgUserId = 7_300_001;

let desk: TestDesk;
let owner: Caller;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

const key = () => ({ clientKey: randomUUID() });

/** An update as Telegram delivers it, applied as the bot would. */
async function receive(apply: "applyMessage" | "applyEdit", tgMessageId: number, said: object) {
  const lease = await desk.build.bot();
  const updateId = 900_000 + tgMessageId * 2 + Number(apply === "applyEdit");
  const from = { id: tgUserId, first_name: marker };
  const payload = { message: { message_id: tgMessageId, chat: { id: tgUserId }, from, text: marker } };
  const { telegram } = desk.installation();
  await telegram.receive.mutate(withOpId({ ...lease, updates: [{ updateId, kind: "message", payload }] }));
  const content = contentOf({ tgUserId, tgMessageId, text: `${marker} ${tgMessageId}`, name: `Ms ${marker}`, ...said });
  const input = { ...lease, updateId, ...content, username: undefined };
  if (apply === "applyMessage") await telegram.applyMessage.mutate(withOpId(input));
  else await telegram.applyEdit.mutate(withOpId({ ...input, editedAt: new Date().toISOString() }));
}

/** Somebody with all that the desk may hold of a person, the marker in each of it. */
async function live() {
  const forwardedFrom = { kind: "user" as const, name: marker, at: new Date().toISOString() };
  await receive("applyMessage", 1, { forwardedFrom, file: fileOf({ kind: "document", fileId: marker, name: marker }) });
  await receive("applyMessage", 2, {
    reply: { tgMessageId: null, authorName: marker, excerpt: marker, quote: marker },
  });
  await receive("applyEdit", 2, { text: `edited ${marker}` });
  await receive("applyMessage", 3, { name: `Mrs ${marker}` });
  const [row] = (await operator.conversation.list.query({ view: "open" })).data.rows;
  if (!row) throw new Error("They have written.");
  const { id: conversationId, contact } = row;
  const contactId = contact.id;

  const uploadId = (await putUpload(desk, operator, { bytes: Buffer.from(marker) })).id;
  const buttons = [{ kind: "answer" as const, label: marker }];
  const answer = { conversationId, text: `Dear ${marker}`, buttons, attachments: [{ uploadId }], ...key() };
  await operator.message.send.mutate(withOpId(answer));
  await desk.build.deliver({ kind: "unknown", reason: marker });
  await operator.message.send.mutate(withOpId({ conversationId, text: `Later, ${marker}`, ...key() }));
  const mentions = [owner.who?.memberId ?? ""];
  const note = { conversationId, text: `@Owner, ${marker} again`, mentions, ...key() };
  await operator.message.note.mutate(withOpId(note));
  const draft = { conversationId, kind: "reply" as const, text: marker, answered: null, version: 0 };
  await operator.draft.save.mutate(withOpId(draft));
  await operator.conversation.escalate.mutate(withOpId({ conversationId, reason: marker, memberId: null }));
  await owner.conversation.close.mutate(withOpId({ conversationId }));
  await owner.conversation.reopen.mutate(withOpId({ conversationId }));

  const field = await owner.customField.create.mutate(withOpId({ name: "Contract", kind: "text", choices: [] }));
  const { version } = (await operator.contact.get.query({ contactId })).data;
  const known = {
    name: `Erna ${marker}`,
    emails: [`${marker}@example.org`],
    custom: [{ fieldId: field.id, value: marker }],
  };
  await operator.contact.edit.mutate(withOpId({ contactId, version, ...known }));
  await operator.contact.addNote.mutate(withOpId({ contactId, text: marker }));
  await operator.contact.verify.mutate(withOpId({ contactId, identity: { provider: "api", externalId: marker } }));
  const twin = await desk.build.inbound({ name: `Twin of ${marker}`, text: marker });
  const { data } = await operator.conversation.get.query({ conversationId: twin.conversationId });
  await operator.contact.merge.mutate(withOpId({ contactId: data.contact.id, intoId: contactId }));
  return { contactId, conversationId };
}

it("[D7] leaves nothing of a person who is erased but that there was one, and how much was said", async () => {
  const { contactId, conversationId } = await live();
  const other = await desk.build.inbound({ text: "Somebody else" });
  await expect(seekEverywhere(desk.database.adminUrl, marker)).rejects.toThrow("still in");
  const before = (await owner.conversation.get.query({ conversationId })).data;
  const senior = await desk.as("senior");
  const erase = (name: string, by = owner) => by.contact.erase.mutate(withOpId({ contactId, name }));
  await expect(erase(`Erna ${marker}`, senior)).rejects.toMatchObject(refusal("forbidden"));
  await expect(erase("Erna")).rejects.toMatchObject(refusal("conflict", "wrong_name"));
  // Updates that the tests make up say nothing.
  const sound = await brokenInvariants(desk.database.adminUrl);
  await desk.announced();

  expect(await erase(`Erna ${marker}`)).toMatchObject({ conversations: 2 });

  await expect(seekEverywhere(desk.database.adminUrl, marker)).resolves.toBeUndefined();
  await expect(seekEverywhere(desk.database.adminUrl, `${tgUserId}`)).rejects.toThrow("still in {telegram_identity}");
  expect((await desk.announced()).map(([kind]) => kind)).toEqual(["contact.erased"]);
  const { data: after } = await owner.conversation.get.query({ conversationId });
  expect(after).toMatchObject({ number: before.number, lastSeq: before.lastSeq, state: "closed", lastMessage: "" });
  expect(after.contact).toMatchObject({ id: contactId, name: "Erased person", username: null });
  const { data: thread } = await owner.message.list.query({ conversationId });
  expect(thread.rows.map(({ special }) => special?.kind)).toEqual(
    thread.rows.map(({ direction }) => (direction === "system" ? "act" : "erased")),
  );
  await expect(owner.conversation.reopen.mutate(withOpId({ conversationId }))).rejects.toMatchObject(
    refusal("conflict", "wrong_state"),
  );
  expect((await owner.contact.get.query({ contactId })).data).toMatchObject({ identities: [], merges: [] });
  expect((await owner.message.list.query({ conversationId: other.conversationId })).data.rows).toMatchObject([
    { text: "Somebody else" },
  ]);
  expect(await brokenInvariants(desk.database.adminUrl)).toEqual(sound);
});

it("takes their files with the next collection, and meets them anew when they write again", async () => {
  const hashes = () =>
    inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) => db.selectFrom("file").execute());
  expect(await hashes()).toHaveLength(1);
  await collectFiles(desk.services);
  expect(await hashes()).toEqual([]);

  const { conversationId } = await desk.build.inbound({ tgUserId, name: "Erna" });

  const { data } = await operator.conversation.get.query({ conversationId });
  expect(data).toMatchObject({ state: "new", contact: { name: "Erna", isVerified: false } });
});

it("knows every table that says something of people", async () => {
  const tables = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    tablesAboutPeople(db),
  );

  const emptied = ["attachment", "automatic_text", "button_press", "contact_identity", "contact_merge", "contact_name"];
  const emptiedToo = [
    "contact_note",
    "contact_tag",
    "draft",
    "mention",
    "message_button",
    "message_revision",
    "outbox",
  ];
  const emptiedAsWell = [
    "reaction",
    "staff_message",
    "staff_topic",
    "telegram_message",
    "contact",
    "conversation",
    "message",
    "suggestion",
    "left_topic",
  ];
  // They hold times, counts and marks, and refer to what is empty.
  const harmless = ["conversation_passage", "conversation_tag", "fact", "guide_progress", "group_participant"];
  const harmlessToo = ["canned_use", "group_rule", "group_topic", "recount", "sla_clock", "staff_group", "survey"];
  const known = [...emptied, ...emptiedToo, ...emptiedAsWell, ...harmless, ...harmlessToo];
  expect(tables.filter((name) => !known.includes(name))).toEqual([]);
});
