import { randomUUID } from "node:crypto";
import { onServer } from "@frontdesk/db/testing";
import { describe, expect, it, vi } from "vitest";
import { glimpseOfSighting } from "../../feed/presence/glimpses.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { readPresence, showPresence } from "../../testing/presence-reader.ts";
import { findRedis, startRedis } from "../../testing/redis.ts";

interface Ground extends AsyncDisposable {
  desk: TestDesk;
}

async function on(bus: "none" | "postgres" | "redis"): Promise<Ground> {
  const redis = bus === "redis" ? await startRedis() : null;
  const busUrl = { none: undefined, postgres: "postgres", redis: redis?.url }[bus];
  const desk = await testDesk({ busUrl });
  return {
    desk,
    [Symbol.asyncDispose]: async () => {
      await desk[Symbol.asyncDispose]();
      await redis?.[Symbol.asyncDispose]();
    },
  };
}

const nameOf = ({ who }: Caller) => who?.name ?? "";
const buses = ["postgres" as const, ...(findRedis() ? ["redis" as const] : [])];

describe.each(buses)("[R9] two nodes with a bus on %s", (bus) => {
  it("[C5, D3, D21] show on each other who is here, who looks and who types", async () => {
    await using ground = await on(bus);
    const { desk } = ground;
    const other = await desk.anotherNode();
    const [anna, boris] = [await desk.as("operator"), await desk.as("operator")];
    const annaThere = other.signedIn(desk.home, anna.who ?? never());
    const conversationId = await desk.build.conversation();
    using reader = await readPresence(boris);

    const looking = await showPresence(annaThere, { looking: [{ conversationId, typing: null }] });
    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("online"), { timeout: 5_000 });
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]));
    const beganAt = performance.now();
    const typing = await showPresence(annaThere, { looking: [{ conversationId, typing: "contact" }] });
    looking[Symbol.dispose]();
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([`${nameOf(anna)}…`]));
    expect(performance.now() - beganAt).toBeLessThan(1_000);
    // By two devices at two nodes, one of which types.
    using here = await showPresence(anna, { isActive: false, looking: [{ conversationId, typing: null }] });
    typing[Symbol.dispose]();

    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]));
    here[Symbol.dispose]();
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([]));
  });
});

function never(): never {
  throw new Error("A member has a session.");
}

describe("[R9] two nodes that can't hear each other", () => {
  it("[D3] agree by the table on who is here, and drop whoever was on a node that crashed", async () => {
    await using ground = await on("none");
    const { desk } = ground;
    const other = await desk.anotherNode();
    const [anna, boris] = [await desk.as("operator"), await desk.as("operator")];
    const annaThere = other.signedIn(desk.home, anna.who ?? never());
    using reader = await readPresence(boris);
    using _ = await showPresence(boris);

    using _a = await showPresence(annaThere);
    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("online"), { timeout: 5_000 });
    await other.stop();
    await desk.build.moveClock(24);
    using again = await readPresence(desk.againAs(boris));
    expect(again.availabilityOf(anna)).toBe("online");
    await desk.build.moveClock(2);

    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("offline"), { timeout: 4_000 });
    expect(reader.availabilityOf(boris)).toBe("online");
  });
});

describe("[R9] a node that can't read the database", () => {
  it("[P8] tells nothing of who is where, since it can't know who was signed out, until it can again", async () => {
    await using ground = await on("none");
    const { desk } = ground;
    const { hub, bus, presence } = desk.services;
    const { workspaceId } = desk.home;
    const [anna, boris] = [await desk.as("operator"), await desk.as("operator")];
    const conversationId = await desk.build.conversation();
    using reader = await readPresence(boris);
    using _ = await showPresence(anna, { looking: [{ conversationId, typing: null }] });
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]), { timeout: 5_000 });
    const { room, leave } = await presence.enter(workspaceId);

    const rename = (from: string, to: string) =>
      onServer(desk.database.ownerUrl, `alter table ${from} rename to ${to}`);
    await rename("event", "event_away");
    const isSure = async () => {
      const soon = AbortSignal.timeout(20);
      await hub.untilSure(soon);
      return !soon.aborted;
    };
    await expect.poll(isSure, { timeout: 10_000 }).toBe(false);
    const told = reader.frames.length;
    const seen = { name: nameOf(anna), typesMs: 60_000, keys: [], asOf: 0 };
    const memberId = anna.who?.memberId ?? "";
    bus.show(glimpseOfSighting({ workspaceId, nodeId: randomUUID(), memberId, conversationId, seen }));
    const typesHere = () => room.company.at(conversationId).onlookers.some(({ isTyping }) => isTyping);
    await expect.poll(typesHere).toBe(true);
    const backAt = performance.now();
    await rename("event_away", "event");

    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([`${nameOf(anna)}…`]), { timeout: 10_000 });
    for (const { atMs } of reader.frames.slice(told)) expect(atMs).toBeGreaterThan(backAt);
    leave();
  });
});
