import type { FeedBatch } from "@frontdesk/contract";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createDesk } from "../desk.ts";
import { buildEvent } from "../testing/events.ts";
import { openSmallDesk } from "../testing/small-desk.ts";
import { followFeed } from "./follow-feed.ts";
import type { LiveState } from "./live-state.ts";

const event = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });

async function follow({ cursor = null }: { cursor?: string | null } = {}) {
  const server = await openSmallDesk();
  const onSignedOut = vi.fn();
  const onRightsChanged = vi.fn();
  const desk = createDesk<typeof server.router>({ url: server.url, onSignedOut, onRightsChanged });
  const seqs: number[] = [];
  const stands: [string, string][] = [];
  const states: LiveState[] = [];
  const onEnd = vi.fn();
  const following = followFeed(desk, {
    cursor,
    onBatch: (batch: FeedBatch) => seqs.push(...batch.events.map(({ seq }) => seq)),
    onStand: (at, reason) => stands.push([at, reason]),
    onState: (state) => states.push(state),
    onEnd,
  });
  onTestFinished(async () => {
    following.close();
    await server[Symbol.asyncDispose]();
  });
  const live = () => vi.waitFor(() => expect(following.state().kind).toBe("live"), 5_000);
  return { server, desk, following, seqs, stands, states, live, onSignedOut, onRightsChanged, onEnd };
}

describe("followFeed", () => {
  test("stands at the head first, then tells every event once", async () => {
    const { server, following, seqs, stands, live } = await follow();
    await live();

    server.say(event(1));
    server.say(event(2), event(3));

    await vi.waitFor(() => expect(seqs).toEqual([1, 2, 3]));
    expect(stands).toEqual([["e:0", "first"]]);
    expect(following.cursor()).toBe("e:3");
  });

  test("[P3] resumes after a disconnect where it stood, without a gap or a double", async () => {
    const { server, seqs, live, stands } = await follow();
    await live();
    server.say(event(1));
    await vi.waitFor(() => expect(seqs).toEqual([1]));

    server.cut();
    server.say(event(2));
    server.say(event(3));

    await vi.waitFor(() => expect(seqs).toEqual([1, 2, 3]), 5_000);
    expect(server.asked).toEqual([null, "e:1"]);
    expect(stands).toHaveLength(1);
  });

  test("starts over where the desk does not know the cursor", async () => {
    const { server, stands, following, live } = await follow({ cursor: "other:7" });
    await live();

    expect(stands).toEqual([["e:0", "unknown_epoch"]]);
    server.say(event(1));
    await vi.waitFor(() => expect(following.cursor()).toBe("e:1"));
  });

  test("[R4] asks again from its own cursor when a batch does not join on", async () => {
    const { server, seqs, live, stands } = await follow();
    await live();
    server.mislead(1);

    server.say(event(1));

    await vi.waitFor(() => expect(seqs).toEqual([1]), 5_000);
    expect(stands).toHaveLength(1);
    expect(server.asked).toEqual([null, "e:0"]);
    expect(server.sockets()).toBe(1);
  });

  test("treats batches that keep not joining on as a reset", async () => {
    const { server, seqs, live, stands } = await follow();
    await live();
    server.mislead(2);

    server.say(event(1));

    await vi.waitFor(() => expect(stands.at(-1)).toEqual(["e:1", "malformed"]), 5_000);
    server.say(event(2));
    await vi.waitFor(() => expect(seqs).toEqual([2]));
  });

  test("is live only while connected, and says since when it is not", async () => {
    const { server, states, live } = await follow();
    await live();
    server.cut();
    // What it said meanwhile, not what it says now: it may be back before anybody looks.
    await vi.waitFor(() => expect(states.some(({ kind }) => kind === "waiting")).toBe(true));
    await live();

    const kinds = states.map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe("live");
    expect(kinds).toContain("waiting");
    for (const state of states) expect(state.staleSince === null).toBe(state.kind === "live");
    expect(states.at(-1)?.transport).toBe("ws");
  });

  test("[P8] ends on 4401, says so once, and comes back only when it is asked to", async () => {
    const { server, onSignedOut, onEnd, live, following } = await follow();
    await live();

    server.cut(4401);

    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
    expect(onSignedOut).toHaveBeenCalledOnce();
    expect(following.state()).toMatchObject({ kind: "refused", isSignedOut: true });
    expect(server.asked).toHaveLength(1);

    following.retryNow();
    await live();
  });

  test("asks for the caller's rights on 4403, and comes back", async () => {
    const { server, onRightsChanged, live, states } = await follow();
    await live();

    server.cut(4403);

    await vi.waitFor(() => expect(onRightsChanged).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(states.some(({ kind }) => kind === "waiting")).toBe(true));
    await live();
  });

  test("ends when the desk refuses the feed", async () => {
    const { server, onEnd, live, onRightsChanged, following } = await follow();
    await live();
    server.refuseFeed({ code: "forbidden", reason: null });

    server.cut();

    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce(), 5_000);
    expect(onRightsChanged).toHaveBeenCalledOnce();
    expect(following.state()).toMatchObject({ kind: "refused", isSignedOut: false });
  });

  test("waits and tries again when the desk can't serve the feed now", async () => {
    const { server, live, following, onEnd } = await follow();
    await live();
    server.refuseFeed({ code: "unavailable", reason: null });
    server.cut();
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(2), 5_000);
    expect(following.state().kind).not.toBe("live");

    server.refuseFeed(null);

    await live();
    expect(onEnd).not.toHaveBeenCalled();
  });

  test("closes the socket with its last follower", async () => {
    const { server, live, following } = await follow();
    await live();

    following.close();

    await vi.waitFor(() => expect(server.sockets()).toBe(0));
  });
});
