import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";
import { type Consumer, catchUp, catchUpEverywhere } from "./consumer.ts";

let desk: TestDesk;

// Its own consumers stay with the workers, of which there is none.
beforeAll(async () => {
  desk = await testDesk({ roles: ["web"] });
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Recorder extends Consumer {
  /** The numbers of the events that it took for good. */
  taken: number[];
}

function recorder(name: string, isBroken = () => false): Recorder {
  const taken: number[] = [];
  return {
    name,
    taken,
    take: async (_, events) => {
      if (isBroken()) throw new Error(`${name} is broken`);
      taken.push(...events.map(({ seq }) => seq));
    },
  };
}

it("[R1] tells each consumer every event once, in order, wherever the others stand", async () => {
  const { services, home } = desk;
  const [early, late] = [recorder("early"), recorder("late")];
  await desk.build.inbound();
  await catchUp(services, [early], home.workspaceId);
  const before = early.taken.length;
  await desk.build.inbound();

  await catchUpEverywhere(services, [early, late]);
  await catchUp(services, [early, late], home.workspaceId);

  expect(early.taken.length).toBeGreaterThan(before);
  expect(early.taken).toEqual(early.taken.map((_, index) => index + 1));
  expect(late.taken).toEqual(early.taken);
});

it("[R1] lets others go on without one that fails, which takes what it missed when it is well again", async () => {
  const { services, home } = desk;
  let isBroken = true;
  const [whole, broken] = [recorder("whole"), recorder("broken", () => isBroken)];
  await desk.build.inbound();

  await expect(catchUp(services, [broken, whole], home.workspaceId)).rejects.toThrow("broken is broken");
  expect(whole.taken.length).toBeGreaterThan(0);
  expect(broken.taken).toEqual([]);
  isBroken = false;
  await catchUp(services, [broken, whole], home.workspaceId);

  expect(broken.taken).toEqual(whole.taken);
});
