import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at } from "../testing/events.ts";
import { openOutgoingStore } from "./indexed-db-store.ts";
import { type Outgoing, plainText } from "./outgoing.ts";

beforeEach(() => {
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const outgoing = (opId: string, nth: number): Outgoing => ({
  ...plainText(opId),
  opId,
  clientKey: `key-${opId}`,
  conversationId: "c1",
  createdAt: at(nth),
  state: "waiting",
  error: null,
});

test("keeps messages across openings, oldest first, until they are removed", async () => {
  const device = new IDBFactory();
  const store = openOutgoingStore("hostel:me", device);
  await store.put(outgoing("b", 1));
  await store.put(outgoing("a", 2));
  await store.put({ ...outgoing("a", 2), state: "refused" });

  const reopened = openOutgoingStore("hostel:me", device);
  expect(await reopened.load()).toEqual([outgoing("b", 1), { ...outgoing("a", 2), state: "refused" }]);
  expect(await reopened.has("b")).toBe(true);
  await reopened.remove("b");

  expect(await store.has("b")).toBe(false);
  expect(await store.load()).toHaveLength(1);
});

test("[P7] a member of a workspace finds nobody else's messages", async () => {
  const device = new IDBFactory();
  await openOutgoingStore("hostel:me", device).put(outgoing("a", 1));

  for (const owner of ["hostel:you", "shop:me", "hostel:m", "hostel:mee"]) {
    const store = openOutgoingStore(owner, device);
    expect(await store.load()).toEqual([]);
    expect(await store.has("a")).toBe(false);
  }
});

test("keeps files beside them, each owner's apart", async () => {
  const device = new IDBFactory();
  await openOutgoingStore("hostel:me", device).putFile("u1", new Blob(["12345"], { type: "text/plain" }));

  const reopened = openOutgoingStore("hostel:me", device);
  expect(await reopened.file("u1")).toMatchObject({ size: 5, type: "text/plain" });
  expect(await openOutgoingStore("hostel:you", device).file("u1")).toBeNull();
  await reopened.removeFile("u1");

  expect(await reopened.file("u1")).toBeNull();
});

test("reads what an earlier release left behind", async () => {
  const device = new IDBFactory();
  const opened = device.open("frontdesk", 1);
  await new Promise<void>((resolve) => {
    opened.onupgradeneeded = () => {
      const all = opened.result.createObjectStore("outgoing", { keyPath: ["owner", "opId"] });
      const { reply: _, files: __, special: ___, formatted: ____, ...text } = outgoing("a", 1);
      all.put({ owner: "hostel:me", opId: "a", outgoing: text });
    };
    opened.onsuccess = () => resolve(opened.result.close());
  });

  expect(await openOutgoingStore("hostel:me", device).load()).toEqual([outgoing("a", 1)]);
});

test("opens again where opening failed", async () => {
  const device = new IDBFactory();
  const open = vi.spyOn(device, "open");
  open.mockImplementationOnce(() => {
    throw new DOMException("The device is locked.", "UnknownError");
  });
  const store = openOutgoingStore("hostel:me", device);

  await expect(store.load()).rejects.toThrow();

  expect(await store.load()).toEqual([]);
});

test("[D20] where the browser keeps nothing, opening is no failure, and asking is one that can be gone on from", async () => {
  const store = openOutgoingStore("hostel:me");

  await expect(store.put(outgoing("a", 1))).rejects.toThrow("indexedDB is not defined");
  vi.stubGlobal("indexedDB", new IDBFactory());

  await store.put(outgoing("a", 1));
  expect(await store.has("a")).toBe(true);
});

test("[D20] what a newer release in another tab has closed is opened again", async () => {
  const device = new IDBFactory();
  const store = openOutgoingStore("hostel:me", device);
  await store.put(outgoing("a", 1));

  await new Promise((resolve) => {
    const request = device.deleteDatabase("frontdesk");
    request.onsuccess = resolve;
  });

  await store.put(outgoing("b", 1));
  expect((await store.load()).map(({ opId }) => opId)).toEqual(["b"]);
});
