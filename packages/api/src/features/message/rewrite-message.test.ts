import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

it("the queue follows the edits of a conversation's last message, and of no other, without moving it in the queue", async () => {
  const { conversationId } = await desk.build.inbound();
  const shown = async () => (await operator.conversation.get.query({ conversationId })).data;
  const send = (text: string) => say(operator, conversationId, text);
  const edit = ({ id, version }: { id: string; version: number }, text: string) =>
    operator.message.edit.mutate(withOpId({ messageId: id, text, version }));

  const first = await send("At noon");
  await desk.announced();
  const edited = await edit(first, "At one");
  const { lastMessage, lastMessageAt, version } = await shown();
  const [[, told] = []] = await desk.announced();
  await send("Or at two");
  await edit(edited, "At three");

  expect({ lastMessage, lastMessageAt }).toEqual({ lastMessage: "At one", lastMessageAt: first.createdAt });
  expect(told).toMatchObject({ conversation: { lastMessage: "At one", version } });
  expect((await shown()).lastMessage).toBe("Or at two");
});
