import { withOpId } from "@frontdesk/client";
import { countRoundTrips } from "@frontdesk/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { contentOf } from "../../testing/telegram-content.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  // What no call asks for is counted nowhere.
  desk = await testDesk({ roles: ["web"] });
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

/** The least of a few: nodes ask the database by themselves now and then. */
async function least(work: () => Promise<unknown>): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 5; time += 1) fewest = Math.min(fewest, await countRoundTrips(work));
  return fewest;
}

it("an answer and what a person says ask the database no more often than they must", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound();
  const lease = await desk.build.bot();
  const { telegram } = desk.installation();
  let at = 10_000;
  const hear = async () => {
    at += 1;
    const updates = [{ updateId: at, kind: "message", payload: {} }];
    await telegram.receive.mutate(withOpId({ ...lease, updates }));
    await telegram.waitingUpdates.query({ ...lease, limit: 20 });
    const said = contentOf({ tgUserId, tgMessageId: at, text: "Hello" });
    await telegram.applyMessage.mutate(withOpId({ ...lease, updateId: at, ...said }));
  };
  const answer = () => say(operator, conversationId, "Hello");

  expect(await least(answer)).toBeLessThanOrEqual(6);
  // Three calls, of which each begins, with a look at the lease, and ends.
  expect(await least(hear)).toBeLessThanOrEqual(21);
});
