import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
let conversationId: string;
let tgUserId: number;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  while ((await desk.build.deliver()).length > 0);
  ({ conversationId, tgUserId } = await desk.build.inbound({ text: "Hello" }));
});

const refused = { kind: "failed" as const, reason: "Bad Request" };
const send = async (text = "We are coming") => (await say(operator, conversationId, text)).id;
const take = (messageId: string) => operator.message.delete.mutate(withOpId({ messageId }));
const row = async () => (await operator.conversation.get.query({ conversationId })).data;
const wait = async () => (await row()).waitingSince;

describe("a contact whose answer was not sent", () => {
  it("waits as long as before, where it failed for good or was taken back in time", async () => {
    const since = await wait();
    expect(since).not.toBeNull();

    await send();
    expect(await row()).toMatchObject({ waitingSince: null, state: "pending" });
    await desk.announced();
    await desk.build.deliver(refused);
    expect(await row()).toMatchObject({ waitingSince: since, state: "open" });
    const told = (await desk.announced()).map(([kind]) => kind);
    expect(told).toEqual(["message.progressed", "message.progressed", "conversation.revised"]);

    const second = await send();
    expect(await wait()).toBeNull();
    await take(second);
    expect(await wait()).toBe(since);
  });

  it("waits no more once it is on its way again", async () => {
    const since = await wait();
    const id = await send();
    await desk.build.deliver(refused);
    await operator.message.resend.mutate(withOpId({ messageId: id }));
    expect(await row()).toMatchObject({ waitingSince: null, state: "pending" });

    await desk.build.deliver(refused);
    expect(await wait()).toBe(since);
  });

  it("is not said to wait where another answer went out, may still go, or may have gone", async () => {
    await send("One");
    await send("Two");
    await desk.build.deliver();
    await desk.build.deliver(refused);
    expect(await wait()).toBeNull();

    await desk.build.inbound({ tgUserId, text: "And?" });
    await send("Three");
    const fourth = await send("Four");
    await desk.build.deliver({ kind: "unknown", reason: "timeout" });
    await take(fourth);
    expect(await wait()).toBeNull();
  });

  it("waits since the first of what no answer reached, whichever of the answers fails first", async () => {
    const since = await wait();
    const first = await send("One");
    await desk.build.inbound({ tgUserId, text: "And?" });
    const again = await wait();
    const second = await send("Two");

    await take(second);
    expect(await wait()).toBe(again);
    await take(first);
    expect(await wait()).toBe(since);
  });

  it("of a conversation that was closed meanwhile does not wait", async () => {
    await send();
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await desk.build.deliver(refused);

    expect(await row()).toMatchObject({ state: "closed", waitingSince: null });
  });
});

describe("the last line of the queue", () => {
  const line = async () => {
    const { lastMessage, lastMessageDirection } = await row();
    return [lastMessage, lastMessageDirection];
  };

  it("says nothing that was taken back, before it was sent or after", async () => {
    const unsent = await send("Oops");
    expect(await line()).toEqual(["Oops", "out"]);
    await take(unsent);
    expect(await line()).toEqual(["Hello", "in"]);

    const sent = await send("Sorry");
    await desk.build.deliver();
    await take(sent);
    expect(await line()).toEqual(["Hello", "in"]);
  });

  it("follows an edit of what it says since the last message was taken back", async () => {
    const first = await send("Frist");
    await take(await send("Oops"));
    const { data } = await operator.message.list.query({ conversationId });
    const version = data.rows.find(({ id }) => id === first)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: first, text: "First", version }));

    expect(await line()).toEqual(["First", "out"]);
  });

  it("says again what Telegram would not delete", async () => {
    const sent = await send("Sorry");
    await desk.build.deliver();
    await take(sent);
    await desk.build.deliver(refused);

    expect(await line()).toEqual(["Sorry", "out"]);
  });
});
