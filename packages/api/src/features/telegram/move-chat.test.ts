import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

const say = (conversationId: string, text: string) =>
  operator.message.send.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID() }));

const chatOf = (conversationId: string) =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("conversation").select("tg_chat_id").where("id", "=", conversationId).executeTakeFirstOrThrow(),
  );

const standingOf = async (conversationId: string) =>
  (await operator.message.list.query({ conversationId })).data.rows.map(({ text, state }) => [text, state]);

/** What the bot is handed to send, the chat and the text of each. */
async function claim() {
  const lease = await desk.build.bot();
  const claimed = await desk.installation().telegram.claimSends.mutate(withOpId({ ...lease, limit: 10 }));
  return { lease, claimed };
}

it("[T10] conversations and what is queued go to the number that Telegram tells, once", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound();
  await say(conversationId, "queued before");
  const to = -1_000_000_000_000 - tgUserId;
  const lease = await desk.build.bot();
  const move = async () => ({ ...lease, updateId: await desk.build.update(), fromTgChatId: tgUserId, toTgChatId: to });

  for (const each of [await move(), await move()])
    await desk.installation().telegram.applyMigration.mutate(withOpId(each));

  expect(await chatOf(conversationId)).toEqual({ tg_chat_id: to });
  expect((await claim()).claimed.map(({ tgChatId }) => tgChatId)).toEqual([to]);
  await desk.build.deliver();
});

it("[T10] a send that is answered with the new number follows it, and those behind it too, in order", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound();
  await say(conversationId, "first");
  await say(conversationId, "second");
  const to = -1_000_000_000_000 - tgUserId;
  const { lease, claimed } = await claim();
  const outboxId = claimed[0]?.outboxId ?? "";
  const { telegram } = desk.installation();
  await telegram.markSending.mutate(withOpId({ ...lease, outboxIds: [outboxId] }));

  const outcome = { kind: "moved" as const, tgChatId: to, reason: "group chat was upgraded to a supergroup chat" };
  for (let times = 0; times < 2; times++) await telegram.settleSend.mutate(withOpId({ ...lease, outboxId, outcome }));

  expect((await standingOf(conversationId)).slice(1)).toEqual([
    ["first", "queued"],
    ["second", "queued"],
  ]);
  const texts = [];
  for (let turn = 0; turn < 2; turn++)
    for (const send of await desk.build.deliver()) texts.push("text" in send && send.text);
  expect(texts).toEqual(["first", "second"]);
  expect(await chatOf(conversationId)).toEqual({ tg_chat_id: to });
});
