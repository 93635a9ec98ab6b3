import { feedLimits } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";

let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

it("keeps a stream for whoever joins in the moment in which its last follower leaves", async () => {
  const { hub } = desk.services;
  const { workspaceId } = desk.home;
  const former = await hub.join(workspaceId);

  const joining = hub.join(workspaceId);
  former.leave();
  const { channel, leave } = await joining;
  const before = channel.head;
  await desk.build.burst(1);

  await expect.poll(() => channel.head).toBe(before + 1);
  leave();
});

it("[R11] reads what was missed once, however late the next one comes back", async () => {
  const missed = 5;
  await desk.build.burst(missed);
  const { channel, leave } = await desk.services.hub.join(desk.home.workspaceId);
  const position = channel.head - missed;
  expect(channel.remembers(position)).toBe(false);

  const first = await channel.after(position);

  expect(channel.remembers(position)).toBe(true);
  expect(await channel.after(position)).toEqual(first);
  expect(first.length).toBe(missed);
  leave();
});

it("[R10] reads no more from the log at once than from memory", async () => {
  await desk.build.burst(8, { place: desk.foreign, bytes: 100_000 });
  const { channel, leave } = await desk.services.hub.join(desk.foreign.workspaceId);

  const entries = await channel.after(0);

  expect(entries.length).toBeGreaterThan(0);
  expect(entries.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(feedLimits.pauseBytes);
  leave();
});
