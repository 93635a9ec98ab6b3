import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createDesk } from "./desk.ts";
import { deskErrorOf } from "./desk-error.ts";
import { followFeed } from "./feed/follow-feed.ts";
import { withOpId } from "./op-id.ts";
import { buildEvent } from "./testing/events.ts";
import { FetchEventSource } from "./testing/fetch-event-source.ts";
import { openSmallDesk } from "./testing/small-desk.ts";

async function open(options: Partial<Parameters<typeof createDesk>[0]> = {}) {
  const server = await openSmallDesk();
  const desk = createDesk<typeof server.router>({ url: server.url, ...options });
  onTestFinished(async () => {
    desk.close();
    await server[Symbol.asyncDispose]();
  });
  return { server, desk };
}

describe("calls", () => {
  test("[P2] a mutation that found the desk unavailable is repeated under its opId", async () => {
    const { server, desk } = await open();
    server.failNext(2);
    const input = withOpId({});

    await desk.client.note.add.mutate(input);

    expect(server.calls.map(({ opId }) => opId)).toEqual([input.opId, input.opId, input.opId]);
  });

  test("[P2] a mutation whose connection broke is repeated under its opId", async () => {
    const { server, desk } = await open();
    server.breakNext(1);
    const input = withOpId({});

    await desk.client.note.add.mutate(input);

    expect(server.calls).toEqual([input, input]);
  });

  test("a mutation without an opId is never repeated", async () => {
    const { server, desk } = await open();
    server.failNext(1);

    await expect(desk.client.note.addOnce.mutate()).rejects.toThrow();

    expect(server.calls).toHaveLength(1);
  });

  test("a refusal is never repeated", async () => {
    const { server, desk } = await open();
    server.refuseNext({ code: "conflict", reason: "already_taken" });

    const error = await desk.client.note.add.mutate(withOpId({})).catch(deskErrorOf);

    expect(error).toMatchObject({ code: "conflict", reason: "already_taken" });
    expect(server.calls).toHaveLength(1);
  });

  test("gives up in the end", async () => {
    const { server, desk } = await open();
    server.failNext(99);

    const error = await desk.client.note.add.mutate(withOpId({})).catch(deskErrorOf);

    expect(error).toMatchObject({ code: "unavailable" });
    expect(server.calls).toHaveLength(6);
  }, 20_000);

  test("says who calls, for which workspace, and that no form sent it", async () => {
    const { server, desk } = await open({ workspace: "hostel", authorization: "Bearer t", headers: { cookie: "s=1" } });

    await Promise.all([desk.client.note.count.query(), desk.client.note.count.query()]);

    expect(server.requests).toMatchObject([
      { "x-frontdesk": "1", "x-workspace": "hostel", authorization: "Bearer t", cookie: "s=1" },
    ]);
  });

  test("[F3] puts at most ten calls into a request", async () => {
    const { server, desk } = await open();

    await Promise.all(Array.from({ length: 25 }, () => desk.client.note.count.query()));

    expect(server.requests).toHaveLength(3);
  });

  test("leaves out the direction that infinite queries add, which strict inputs refuse", async () => {
    const { desk } = await open();

    expect(await desk.client.note.page.query({ cursor: 3, direction: "forward" })).toEqual({ cursor: 3 });
  });

  test("reports an answer that says the session is over", async () => {
    const onSignedOut = vi.fn();
    const { server, desk } = await open({ onSignedOut });
    server.refuseNext({ code: "unauthenticated", reason: "bad_credentials" });
    await desk.client.note.add.mutate(withOpId({})).catch(() => {});
    expect(onSignedOut).not.toHaveBeenCalled();
    server.refuseNext({ code: "unauthenticated", reason: "signed_out" });
    await desk.client.note.add.mutate(withOpId({})).catch(() => {});

    expect(onSignedOut).toHaveBeenCalledOnce();
  });
});

describe("subscriptions", () => {
  const closing = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });

  function follow(desk: Parameters<typeof followFeed>[0]) {
    const seqs: number[] = [];
    const following = followFeed(desk, {
      onBatch: ({ events }) => seqs.push(...events.map(({ seq }) => seq)),
    });
    onTestFinished(() => following.close());
    const live = () => vi.waitFor(() => expect(following.state().kind).toBe("live"), 10_000);
    return { seqs, following, live };
  }

  test("[R11] fall back to server-sent events where no socket opens, resume there, and return to a socket", async () => {
    const { server, desk } = await open({
      EventSource: FetchEventSource as typeof EventSource & typeof FetchEventSource,
    });
    server.allowSockets(false);
    const { seqs, following, live } = follow(desk);
    await live();
    expect(following.state().transport).toBe("sse");

    server.say(closing(1));
    await vi.waitFor(() => expect(seqs).toEqual([1]));
    server.cutStreams();
    server.say(closing(2));
    await vi.waitFor(() => expect(seqs).toEqual([1, 2]), 10_000);
    expect(following.state().transport).toBe("sse");

    server.allowSockets(true);
    following.retryNow();
    await vi.waitFor(() => expect(following.state()).toMatchObject({ kind: "live", transport: "ws" }), 5_000);
    server.say(closing(3));
    await vi.waitFor(() => expect(seqs).toEqual([1, 2, 3]));
  }, 30_000);

  test("survive a desk that is gone for a while", async () => {
    const { server, desk } = await open();
    const { seqs, following, live } = follow(desk);
    await live();

    await server.stop();
    await vi.waitFor(() => expect(following.state().kind).toBe("waiting"));
    server.say(closing(1));
    await server.start();
    following.retryNow();

    await vi.waitFor(() => expect(seqs).toEqual([1]), 10_000);
    expect(following.state().staleSince).toBeNull();
  }, 20_000);

  test("wait no longer than ten seconds for a handshake that nobody answers", async () => {
    const silent = createServer();
    silent.on("upgrade", () => {});
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const desk = createDesk({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` });
    const { following } = follow(desk);

    await vi.advanceTimersByTimeAsync(9_999);
    expect(following.state().kind).toBe("connecting");
    await vi.advanceTimersByTimeAsync(1);

    expect(following.state().kind).toBe("waiting");
  });
});
