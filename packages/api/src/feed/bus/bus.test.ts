import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { cloneDatabase, onServer } from "@frontdesk/db/testing";
import { describe, expect, it, vi } from "vitest";
import { findRedis, startRedis } from "../../testing/redis.ts";
import { type Bus, type Glimpse, glimpseBytes, type Hint } from "./bus.ts";
import { openBus } from "./open-bus.ts";

interface Ground extends AsyncDisposable {
  /** Opens the bus of one more process. */
  open(): Bus;
  /** Breaks every connection of the buses; they have to come back by themselves. */
  cut(): Promise<void>;
}

const onError = () => undefined;

async function onPostgres(): Promise<Ground> {
  const database = await cloneDatabase();
  return {
    open: () => openBus({ busUrl: "postgres", databaseUrl: database.appUrl, installationId: "one", onError }),
    cut: () =>
      onServer(
        database.adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'frontdesk-notifications' and datname = current_database()`,
      ),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function onRedis(): Promise<Ground> {
  const redis = await startRedis();
  return {
    open: () => openBus({ busUrl: redis.url, databaseUrl: "", installationId: "one", onError }),
    cut: () => redis.endConnections(),
    [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
  };
}

const grounds = [
  { name: "PostgreSQL", stand: onPostgres },
  ...(findRedis() ? [{ name: "Redis", stand: onRedis }] : []),
];

describe.each(grounds)("[R1] a bus on $name", ({ stand }) => {
  /** Two buses that hear each other, with what the second one heard. */
  async function pair(ground: Ground) {
    const [one, other] = [ground.open(), ground.open()];
    const heard: Hint[] = [];
    other.subscribe((hint) => heard.push(hint));
    const hearsAgain = async () => {
      const sign: Hint = { to: "stream", workspaceId: randomUUID() };
      await vi.waitFor(
        () => {
          one.publish(sign);
          expect(heard).toContainEqual(sign);
        },
        { timeout: 20_000, interval: 50 },
      );
    };
    await hearsAgain();
    heard.length = 0;
    return { one, other, heard, hearsAgain, close: () => Promise.all([one.close(), other.close()]) };
  }

  it("carries hints between processes, each once, and tells its own at once", async () => {
    await using ground = await stand();
    const { one, heard, close } = await pair(ground);
    const own: Hint[] = [];
    one.subscribe((hint) => own.push(hint));
    const stream = { to: "stream", workspaceId: randomUUID() } as const;
    const bot = { to: "bot", botId: randomUUID() } as const;

    for (const hint of [stream, bot, stream, { to: "bot", botId: null } as const]) one.publish(hint);

    expect(own).toEqual([stream, bot, stream, { to: "bot", botId: null }]);
    const sent = () => heard.filter((hint) => hint.to === "bot" || hint.workspaceId === stream.workspaceId);
    await vi.waitFor(() => expect(sent()).toEqual([stream, bot, { to: "bot", botId: null }]));
    expect(own.length).toBe(4);
    await close();
  });

  it("carries a thousand hints at once in few payloads", async () => {
    await using ground = await stand();
    const { one, heard, close } = await pair(ground);

    const bots = Array.from({ length: 1000 }, () => randomUUID());

    for (const botId of bots) one.publish({ to: "bot", botId });

    await vi.waitFor(() => expect(heard.filter(({ to }) => to === "bot").length).toBe(1000));
    await close();
  });

  it("[R9] carries the latest glimpse of each key, and shows its own at once", async () => {
    await using ground = await stand();
    const { one, other, close } = await pair(ground);
    const own: Glimpse[] = [];
    const seen: Glimpse[] = [];
    one.watch((glimpse) => own.push(glimpse));
    other.watch((glimpse) => seen.push(glimpse));
    const long = { key: "long", text: "ы".repeat(glimpseBytes) };

    for (const text of ["1", "2", "3 and\na line"]) one.show({ key: "a", text });
    for (const glimpse of [{ key: "b", text: "" }, long]) one.show(glimpse);

    expect(own.map(({ text }) => text)).toEqual(["1", "2", "3 and\na line", ""]);
    await vi.waitFor(() =>
      expect(seen).toEqual([
        { key: "a", text: "3 and\na line" },
        { key: "b", text: "" },
      ]),
    );
    await close();
  });

  it("[R9] carries more glimpses than a payload holds", async () => {
    await using ground = await stand();
    const { one, other, close } = await pair(ground);
    const seen = new Map<string, string>();
    other.watch(({ key, text }) => seen.set(key, text));
    const all = Array.from({ length: 200 }, (_, index) => ({ key: `key ${index}`, text: "имя".repeat(100) }));

    for (const glimpse of all) one.show(glimpse);

    await vi.waitFor(() => expect(seen.size).toBe(200));
    await close();
  });

  it("[P11] comes back by itself when its connections are cut", async () => {
    await using ground = await stand();
    const { hearsAgain, close } = await pair(ground);

    await ground.cut();

    await hearsAgain();
    await close();
  });
});

it("[P11] that can't be reached harms nobody", async () => {
  await using nobody = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => nobody.listen(0, "127.0.0.1", resolve));
  const address = nobody.address();
  const port = typeof address === "object" ? address?.port : 0;
  const errors: unknown[] = [];
  const options = { databaseUrl: `postgres://x:y@127.0.0.1:${port}/z`, installationId: "one" };
  const buses = ["postgres", `redis://127.0.0.1:${port}`].map((busUrl) =>
    openBus({ ...options, busUrl, onError: (error) => errors.push(busUrl, error) }),
  );
  const heard: Hint[] = [];
  for (const bus of buses) bus.subscribe((hint) => heard.push(hint));

  for (const bus of buses) bus.publish({ to: "bot", botId: null });

  expect(heard.length).toBe(2);
  await vi.waitFor(() => expect(new Set(errors.filter((one) => typeof one === "string")).size).toBe(2));
  await Promise.all(buses.map((bus) => bus.close()));
});
