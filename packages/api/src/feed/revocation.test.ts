import { withOpId } from "@frontdesk/client";
import { closeCodes } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { followFrame, openRawSocket, type RawSocket } from "../testing/raw-socket.ts";

// As many as one session may hold, and fewer feeds than it may begin in a minute.
const sessionsEach = 5;
const socketsPerSession = 8;
const feedsPerSocket = 13;

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

/** 520 feeds of one person, each past its first word. */
async function followALot(caller: Caller): Promise<RawSocket[]> {
  const cookies = await desk.moreSessions(caller, sessionsEach);
  const sockets = cookies.flatMap((cookie) =>
    Array.from({ length: socketsPerSession }, () => openRawSocket({ url: desk.url, cookie })),
  );
  for (const socket of sockets) {
    await socket.opened;
    for (let id = 1; id <= feedsPerSocket; id += 1) socket.say(followFrame(id));
  }
  // "started" and the first batch of each.
  for (const { frames } of sockets)
    await expect.poll(() => frames.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2 * feedsPerSocket);
  return sockets;
}

const heard = ({ frames }: RawSocket, text: string) =>
  frames.filter((frame) => JSON.stringify(frame).includes(text)).length;

it("[P8] among 1,040 live feeds the revoked half hears nothing two seconds later, the other half everything", async () => {
  const [owner, leaver, stayer] = [await desk.as("owner"), await desk.as("operator"), await desk.as("operator")];
  const [leaving, staying] = [await followALot(leaver), await followALot(stayer)];
  const { data: members } = await owner.member.list.query();
  const memberId = leaver.who?.memberId ?? "";
  const version = members.find(({ id }) => id === memberId)?.version ?? 0;
  await desk.build.inbound({ text: "for all" });
  for (const socket of [...leaving, ...staying])
    await expect.poll(() => heard(socket, "for all"), { timeout: 5_000 }).toBe(feedsPerSocket);

  let isOver = false;
  const traffic = (async () => {
    while (!isOver) await desk.build.burst(5);
  })();
  await owner.member.remove.mutate(withOpId({ memberId, version }));
  const revokedAt = performance.now();
  const codes = await Promise.all(leaving.map(({ closed }) => closed));
  const tookMs = performance.now() - revokedAt;
  isOver = true;
  await traffic;
  await desk.build.inbound({ text: "for those who stay" });

  expect(new Set(codes)).toEqual(new Set([closeCodes.forbidden]));
  expect(tookMs).toBeLessThan(2_000);
  for (const socket of staying)
    await expect.poll(() => heard(socket, "for those who stay"), { timeout: 5_000 }).toBe(feedsPerSocket);
  for (const socket of leaving) expect(heard(socket, "for those who stay")).toBe(0);
  for (const socket of staying) socket.close();
}, 30_000);
