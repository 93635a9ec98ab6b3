import type { FeedBatch } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { AppRouter } from "../router.ts";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import type { Audience } from "./audience.ts";
import { type FrameWire, Lane } from "./lane.ts";
import type { LoggedEvent } from "./log.queries.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

/** tRPC's own client, with nothing of ours: what the frames of the lane have to be good for. */
function stockClient() {
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: `frontdesk=${operator.who?.sessionSecret}`, origin: desk.url } });
    }
  }
  const address = `${desk.url.replace("http", "ws")}/trpc`;
  const client = createWSClient({
    url: address,
    connectionParams: { workspace: desk.home.slug },
    WebSocket: SignedIn as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 10,
  });
  const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
  const batches: FeedBatch[] = [];
  const ids: string[] = [];
  const subscription = trpc.feed.follow.subscribe(
    {},
    {
      onData: ({ id, data }) => {
        ids.push(id);
        batches.push(data);
      },
    },
  );
  return {
    batches,
    ids,
    drop: () => client.connection?.ws.close(),
    close: async () => {
      subscription.unsubscribe();
      await client.close();
    },
  };
}

const seqsOf = (batches: FeedBatch[]) => batches.flatMap(({ events }) => events.map(({ seq }) => seq));
const joinsUp = (batches: FeedBatch[]) =>
  batches.every(({ from }, index) => index === 0 || from === batches[index - 1]?.to);
const riders = async () => (await desk.services.hub.channelOf(desk.home.workspaceId))?.lane.size;

describe("[R8] the lane", () => {
  it("is read by the stock client as the generator's own yields are, and resumed from after a cut", async () => {
    const follower = stockClient();
    await expect.poll(() => follower.batches.length).toBe(1);
    await expect.poll(riders).toBe(1);
    await desk.build.burst(30);
    await expect.poll(() => seqsOf(follower.batches).length).toBe(30);

    follower.drop();
    await desk.build.burst(5);

    await expect.poll(() => seqsOf(follower.batches).length, { timeout: 10_000 }).toBe(35);
    await expect.poll(riders).toBe(1);
    await desk.build.burst(1);
    await expect.poll(() => seqsOf(follower.batches).length).toBe(36);
    const seqs = seqsOf(follower.batches);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index));
    expect(joinsUp(follower.batches)).toBe(true);
    expect(follower.ids).toEqual(follower.batches.map(({ to }) => to));
    await follower.close();
    await expect.poll(riders).toBeUndefined();
  });

  it("tells the events of one transaction in one frame", async () => {
    const follower = stockClient();
    await expect.poll(riders).toBe(1);
    const before = follower.batches.length;

    const { workspaceId } = desk.home;

    const scope = { subjectType: "contact", subjectId: null, scopeKeys: ["everyone"], actorId: null };
    const event = { ...scope, kind: "contact.reachability", data: {}, actorKind: "system" as const };
    const two = async () => ({ value: null, events: [event, event] });
    await inWorkspace(desk.services.database, workspaceId).write({}, two);
    desk.services.bus.publish({ to: "stream", workspaceId });

    await expect.poll(() => seqsOf(follower.batches).length).toBe(2);
    expect(follower.batches.length).toBe(before + 1);
    await follower.close();
    await expect.poll(riders).toBeUndefined();
  });
});

interface Passenger {
  requestId?: number | null;
  audience?: Audience;
  told?: number;
}

const everyone: Audience = { permissions: new Set(["conversation:read"]), keys: new Set(["everyone", "member:1"]) };
const nobody: Audience = { permissions: new Set(["conversation:read"]), keys: new Set(["team:9"]) };

function board(lane: Lane, { requestId = 1, audience = everyone, told = 4 }: Passenger = {}) {
  const frames: Buffer[] = [];
  const state = { isEntitled: true, keepsUp: true, takes: true };
  const stop = new AbortController();
  const write = (frame: Buffer) => {
    frames.push(frame);
    return state.takes;
  };
  const client = { readyState: 1 };
  const wire: FrameWire = { requestId: () => requestId, expect: () => undefined, socket: { write }, client };
  const isEntitled = () => state.isEntitled;
  const keepsUp = () => state.keepsUp;
  const left = lane.ride({ wire, audience, told, isEntitled, keepsUp, signal: stop.signal });
  return { frames, state, client, stop, left };
}

function entry(seq: number, scopeKeys = ["everyone"], leftKeys: string[] = []): LoggedEvent {
  const data = { contactId: "c", inboxId: "i", reachable: "yes" as const };
  const actor = { kind: "system" as const, id: null };
  const event = {
    seq,
    id: `e${seq}`,
    at: "2030-01-01T00:00:00.000Z",
    actor,
    kind: "contact.reachability" as const,
    data,
  };
  return { seq, scopeKeys, leftKeys, subjectType: "contact", subjectId: "c", bytes: 10, event };
}

describe("[R8] a frame", () => {
  it("is made once for all who see the same from the same place, whoever they are", () => {
    const lane = new Lane("e");
    const [one, other] = [
      board(lane),
      board(lane, { audience: { ...everyone, keys: new Set(["everyone", "member:2"]) } }),
    ];
    const elsewhere = board(lane, { told: 3 });
    const blind = board(lane, { audience: nobody });

    lane.deliver([entry(5), entry(6)]);
    lane.deliver([entry(7)]);

    expect(one.frames.length).toBe(2);
    expect(other.frames[0]).toBe(one.frames[0]);
    expect(elsewhere.frames[0]).not.toBe(one.frames[0]);
    expect(elsewhere.frames[1]).toBe(one.frames[1]);
    expect(blind.frames).toEqual([]);
  });

  it("says what left, and where each stands on the tick, whatever it saw", () => {
    const lane = new Lane("e");
    const leaver = board(lane, { audience: { ...everyone, keys: new Set(["team:1"]) } });
    const blind = board(lane, { audience: nobody });

    lane.deliver([entry(5, ["team:2"], ["team:1"])]);
    lane.tick(5);

    const textOf = (frame: Buffer) => frame.subarray(frame.indexOf("{")).toString();
    const batchesOf = (frames: Buffer[]) => frames.map((frame) => JSON.parse(textOf(frame)).result.data.data);
    expect(batchesOf(leaver.frames)).toEqual([
      { from: "e:4", to: "e:5", events: [{ seq: 5, left: { type: "contact", id: "c" } }] },
      { from: "e:5", to: "e:5", events: [] },
    ]);
    expect(batchesOf(blind.frames)).toEqual([{ from: "e:4", to: "e:5", events: [] }]);
  });

  it("[P8] is not written to who may no longer stay, and each is told from where it left", async () => {
    const lane = new Lane("e");
    const [gone, revoked, slow] = [board(lane), board(lane), board(lane)];
    slow.state.takes = false;
    lane.deliver([entry(5)]);

    gone.stop.abort();
    slow.state.keepsUp = false;
    revoked.state.isEntitled = false;
    lane.review();
    lane.deliver([entry(6)]);

    expect(await Promise.all([gone.left, revoked.left, slow.left])).toEqual([5, 5, 5]);
    expect([gone, revoked, slow].map(({ frames }) => frames.length)).toEqual([1, 1, 1]);
  });

  it("is not written to a socket that closes", () => {
    const lane = new Lane("e");
    const closing = board(lane);
    closing.client.readyState = 2;

    lane.deliver([entry(5)]);

    expect(closing.frames).toEqual([]);
  });

  it("is for nobody whose wire takes none: the generator goes on", async () => {
    expect(await board(new Lane("e"), { requestId: null }).left).toBe(4);
  });
});
