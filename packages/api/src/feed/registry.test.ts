import { acrossWorkspaces, INSTALLATION } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { nobody } from "../access.ts";
import { type TestDesk, testDesk } from "../testing/index.ts";
import { Hub } from "./hub.ts";
import { type Connection, Registry } from "./registry.ts";

let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const somebody = { ...nobody, tokenId: crypto.randomUUID() };

function connectionOf(identify: Connection["identify"], caller: Connection["caller"] = somebody): Connection {
  const audience = { permissions: new Set<never>(), keys: new Set<string>() };
  const wire = { transport: "ws" as const, openedAt: new Date(), bufferedBytes: () => 0, behind: () => 0 };
  return { ...wire, caller, audience, identify, doubt: vi.fn(), end: vi.fn(), sendAway: vi.fn() };
}

function openHub(): Hub {
  const { database, epoch, bus } = desk.services;
  return new Hub({ database, epoch, bus, onError: () => {} });
}

it("[P8] looks at every connection again when it could not follow from the first, since nobody heard what was said", async () => {
  const hub = openHub();
  const join = vi.spyOn(hub, "join").mockRejectedValueOnce(new Error("away")).mockRejectedValueOnce(new Error("away"));
  const failures = vi.fn();
  const registry = new Registry(hub, failures);
  const revoked = connectionOf(async () => nobody);
  const asked = connectionOf(async () => somebody, null);
  registry.add(revoked);
  registry.add(asked);

  await expect.poll(() => revoked.end, { timeout: 2_000 }).toHaveBeenCalledWith("signed_out");

  expect(join).toHaveBeenCalledTimes(3);
  expect(failures).toHaveBeenCalledTimes(2);
  expect(asked.doubt).toHaveBeenCalled();
  registry.close();
  await hub.close();
});

it("[P8] asks about one connection once at a time, however much is said of it, and again after the last word", async () => {
  const hub = openHub();
  const registry = new Registry(hub, () => {});
  const gate = Promise.withResolvers<typeof somebody>();
  const identify = vi.fn(() => gate.promise);
  registry.add(connectionOf(identify));
  await hub.join(INSTALLATION);

  for (let count = 0; count < 20; count += 1) await announceRevoked(somebody.tokenId);
  await expect.poll(() => identify.mock.calls.length, { timeout: 3_000 }).toBe(1);
  gate.resolve(somebody);

  // Once more for all the rest, and once for what the node's next look at the log may still have found.
  await expect.poll(() => identify.mock.calls.length, { timeout: 3_000 }).toBeGreaterThanOrEqual(2);
  expect(identify.mock.calls.length).toBeLessThanOrEqual(3);
  registry.close();
  await hub.close();
});

it("[P8] lets no event pass before those are asked for whom a revocation before it may concern", async () => {
  const hub = openHub();
  const registry = new Registry(hub, () => {});
  const gate = Promise.withResolvers<typeof nobody>();
  const identify = vi.fn(() => gate.promise);
  const revoked = connectionOf(identify);
  registry.add(revoked);
  // From here on the registry follows.
  await hub.join(INSTALLATION);
  const { channel, leave } = await hub.join(desk.home.workspaceId);
  const before = channel.head;

  await announceRevoked(somebody.tokenId);
  await desk.build.burst(1);
  const read = channel.pump();

  await expect.poll(() => identify.mock.calls.length).toBeGreaterThan(0);
  expect(channel.head).toBe(before);
  gate.resolve(nobody);
  await read;
  expect(revoked.end).toHaveBeenCalledWith("signed_out");
  expect(channel.head).toBe(before + 1);
  leave();
  registry.close();
  await hub.close();
});

it("[P8, P9] sends away whom it can't ask for, so that nobody waits for them", async () => {
  const hub = openHub();
  const registry = new Registry(hub, () => {});
  const unknown = connectionOf(() => new Promise(() => {}));
  registry.add(unknown);
  // From here on the registry follows.
  await hub.join(INSTALLATION);
  const { channel, leave } = await hub.join(desk.home.workspaceId);
  const before = channel.head;

  await announceRevoked(somebody.tokenId);
  await desk.build.burst(1);

  await expect.poll(() => channel.head, { timeout: 5_000 }).toBe(before + 1);
  expect(unknown.sendAway).toHaveBeenCalled();
  leave();
  registry.close();
  await hub.close();
});

async function announceRevoked(tokenId: string): Promise<void> {
  const event = {
    kind: "token.revoked",
    actorKind: "system" as const,
    actorId: null,
    subjectType: "api_token",
    subjectId: tokenId,
    scopeKeys: [],
    leftKeys: [],
    data: { tokenId },
  };
  await acrossWorkspaces(desk.services.database, "sign-in").write({}, async () => ({
    value: null,
    events: [event],
  }));
}
