import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

const chatOf = (conversationId: string) =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("conversation").select("tg_chat_id").where("id", "=", conversationId).executeTakeFirstOrThrow(),
  );

const standingOf = async (conversationId: string) =>
  (await threadOf(operator, conversationId)).map(({ text, state }) => [text, state]);

it("[T10] conversations and what is queued go to the number that Telegram tells, once", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound();
  await say(operator, conversationId, "queued before");
  const to = -1_000_000_000_000 - tgUserId;
  const lease = await desk.build.bot();
  const move = async () => ({ ...lease, updateId: await desk.build.update(), fromTgChatId: tgUserId, toTgChatId: to });

  for (const each of [await move(), await move()])
    await desk.installation().telegram.applyMigration.mutate(withOpId(each));

  expect(await chatOf(conversationId)).toEqual({ tg_chat_id: to });
  expect((await createOutbox(desk).claim()).map(({ tgChatId }) => tgChatId)).toEqual([to]);
  await desk.build.deliver();
});

it("[T10] a send that is answered with the new number follows it, and those behind it too, in order", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound();
  await say(operator, conversationId, "first");
  await say(operator, conversationId, "second");
  const to = -1_000_000_000_000 - tgUserId;
  const outbox = createOutbox(desk);
  const [{ outboxId } = { outboxId: "" }] = await outbox.claim();
  await outbox.mark([outboxId]);

  const outcome = { kind: "moved" as const, tgChatId: to, reason: "group chat was upgraded to a supergroup chat" };
  for (let times = 0; times < 2; times++) await outbox.settle(outboxId, outcome);

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
