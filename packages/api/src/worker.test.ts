import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Caller, type TestDesk, testDesk } from "./testing/index.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk({ roles: ["web"] });
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

it("leaves what no call asks for to a worker, which answers no call and tells its health", async () => {
  const { conversationId } = await desk.build.inbound();
  const until = new Date(Date.now() + 60_000).toISOString();
  await operator.conversation.snooze.mutate(withOpId({ conversationId, until }));
  await desk.build.moveClock(120);
  const state = async () => (await operator.conversation.get.query({ conversationId })).data.state;
  expect(await state()).toBe("snoozed");

  const worker = await desk.anotherNode({ roles: ["worker"] });

  await vi.waitFor(async () => expect(await state()).toBe("open"), { timeout: 15_000 });
  expect((await fetch(`${worker.url}/health`)).status).toBe(200);
  expect((await fetch(`${worker.url}/trpc/setUp.standing`)).status).toBe(404);
  await worker.stop();
});
