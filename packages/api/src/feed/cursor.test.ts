import { type FeedBatch, formatCursor, parseCursor, type ResetReason } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openEventStream } from "../testing/event-stream.ts";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { followFrame, openRawSocket } from "../testing/raw-socket.ts";
import { listEvents } from "./log.queries.ts";

let desk: TestDesk;
let operator: Caller;
/** The addresses of two servers on one database. */
let nodes: string[];
/** Where the log began before it was trimmed. */
let ancient: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  nodes = [desk.url, (await desk.anotherNode()).url];
  ancient = (await operator.conversation.counts.query()).asOf;
  await desk.build.burst(5);
  await desk.build.burst(60, { place: desk.foreign });
  await acrossWorkspaces(desk.services.database, "retention").write({}, async ({ db }) => ({
    value: await db
      .deleteFrom("event")
      .where("workspace_id", "=", desk.home.workspaceId)
      .where("seq", "<=", (parseCursor(ancient)?.seq ?? 0) + 3)
      .execute(),
    events: [],
  }));
});
afterAll(() => desk[Symbol.asyncDispose]());

/** What follows of a cursor: the one reset, or that it is refused. */
const cursors: [what: string, cursor: () => string, follows: ResetReason | "refused"][] = [
  ["garbage", () => "not a cursor", "malformed"],
  ["garbage like one", () => `${desk.services.epoch}:-1`, "malformed"],
  ["a number beyond all", () => `${desk.services.epoch}:99999999999999999999`, "malformed"],
  ["longer than any", () => "9".repeat(65), "refused"],
  ["another installation's", () => "000000000000:1", "unknown_epoch"],
  ["another workspace's", () => formatCursor({ epoch: desk.services.epoch, seq: 60 }), "future"],
  ["of the future", () => formatCursor({ epoch: desk.services.epoch, seq: 1_000_000 }), "future"],
  ["ancient", () => ancient, "too_old"],
];

/** Everything a feed said, whatever carried it. */
interface Said {
  batches(): FeedBatch[];
  isRefused(): boolean;
  close(): void;
}

const transports: Record<string, (url: string, cookie: string, cursor: string) => Promise<Said>> = {
  "a socket": async (url, cookie, cursor) => {
    const { opened, say, frames, close } = openRawSocket({ url, cookie });
    await opened;
    say(followFrame(1, cursor));
    const isBatch = (frame: unknown): frame is { result: { data: { data: FeedBatch } } } =>
      JSON.stringify(frame).includes('"type":"data"');
    return {
      batches: () => frames.filter(isBatch).map((frame) => frame.result.data.data),
      isRefused: () => JSON.stringify(frames).includes('"invalid"'),
      close,
    };
  },
  // What a resuming client sends is called otherwise, and wins over `cursor`.
  "server-sent events": async (url, cookie, lastEventId) => {
    const { status, messages, close } = await openEventStream({ url, cookie, input: { lastEventId } });
    const isBatch = (message: unknown): message is FeedBatch => JSON.stringify(message).includes('"from":');
    return {
      batches: () => messages.filter(isBatch),
      isRefused: () => status >= 400 || JSON.stringify(messages).includes('"invalid"'),
      close,
    };
  },
};

it.each(Object.keys(transports))(
  "[R4, P10, I13] a cursor by %s that is garbage, foreign, of the future or ancient gets one reset or is refused, on every node, and tells of nobody else",
  async (transport) => {
    const cases = nodes.flatMap((url) => cursors.map((one) => ({ url, one })));
    const cookies = await desk.moreSessions(operator, Math.ceil(cases.length / 8));
    const open = transports[transport];
    if (!open) throw new Error("There is no such way.");
    const asked = await Promise.all(
      cases.map(async ({ url, one: [what, cursor, follows] }, at) => ({
        ...{ where: `${what}, at ${url}`, follows },
        said: await open(url, cookies[Math.floor(at / 8)] ?? "", cursor()),
      })),
    );
    const resets = (said: Said) => said.batches().flatMap(({ reset }) => reset ?? []);
    for (const { where, follows, said } of asked)
      await expect
        .poll(() => (said.isRefused() ? ["refused"] : resets(said)), { message: where, timeout: 5_000 })
        .toEqual([follows]);

    await desk.build.inForeign();
    await desk.build.inbound({ text: "after" });

    for (const { where, follows, said } of asked)
      if (follows !== "refused")
        await expect
          .poll(() => JSON.stringify(said.batches()), { message: where, timeout: 5_000 })
          .toContain('"after"');
    const log = await acrossWorkspaces(desk.services.database, "feed").read(({ db }) =>
      listEvents(db, { workspaceId: desk.home.workspaceId, after: 0, limit: 10_000 }),
    );
    const own = new Set(log.map(({ event }) => event.id));
    for (const { where, follows, said } of asked) {
      expect(resets(said), where).toEqual(follows === "refused" ? [] : [follows]);
      const told = said.batches().flatMap(({ events }) => events.map((event) => ("id" in event ? event.id : "")));
      expect(
        told.filter((id) => !own.has(id)),
        where,
      ).toEqual([]);
      said.close();
    }
  },
);
