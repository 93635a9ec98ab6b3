import { closeCodes } from "@frontdesk/contract";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { deskErrorOf } from "../desk-error.ts";
import { Line } from "./line.ts";
import { createTransportChoice } from "./transport-choice.ts";
import type { Loss, Transport, Wire, WireEvents } from "./wire.ts";

const lost = (given: Partial<Loss> = {}): Loss => ({ code: 1006, retryAfterMs: null, ...given });

function open({ canStream = false, answersHttp = true, random = (): number => 1 } = {}) {
  const wires: { transport: Transport; events: WireEvents; wire: Wire }[] = [];
  const onRightsChanged = vi.fn();
  const line = new Line({
    open(transport, events) {
      const wire = { transport, carry: vi.fn(), probe: vi.fn(), close: vi.fn() };
      wires.push({ transport, events, wire });
      return wire;
    },
    choice: createTransportChoice({ canStream, answersHttp: async () => answersHttp }),
    onRightsChanged,
    random,
  });
  onTestFinished(() => line.close());
  const rider = { board: vi.fn(), onLost: vi.fn(), onRefused: vi.fn() };
  const last = () => {
    const wire = wires.at(-1);
    if (!wire) throw new Error("No wire was opened.");
    return wire;
  };
  return { line, wires, rider, last, onRightsChanged };
}

describe("Line", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("opens for its first rider, carries all, and closes after the last", () => {
    const { line, wires, rider, last } = open();
    expect(wires).toHaveLength(0);
    const leave = line.join(rider);
    last().events.onOpen();
    const other = { ...rider, board: vi.fn() };
    const leaveToo = line.join(other);

    expect(wires).toHaveLength(1);
    expect(rider.board).toHaveBeenCalledWith(last().wire);
    expect(other.board).toHaveBeenCalledWith(last().wire);
    leave();
    expect(last().wire.close).not.toHaveBeenCalled();
    leaveToo();
    expect(last().wire.close).toHaveBeenCalledOnce();
    expect(line.state().kind).toBe("idle");
  });

  test("[R11, B4] waits longer each time, and has no last attempt", async () => {
    const { line, rider, last } = open();
    line.join(rider);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 40; attempt += 1) {
      last().events.onLost(lost());
      const state = line.state();
      if (state.kind !== "waiting") throw new Error("It does not wait.");
      expect(state.attempt).toBe(attempt);
      waits.push(state.retryAt - Date.now());
      await vi.advanceTimersByTimeAsync(state.retryAt - Date.now());
      expect(line.state().kind).toBe("connecting");
    }

    expect(waits.slice(0, 8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(waits.at(-1)).toBe(30_000);
  });

  test("a connection that held starts the waits anew; one that broke at once does not", async () => {
    const { line, rider, last } = open();
    line.join(rider);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      last().events.onOpen();
      last().events.onLost(lost());
      line.retryNow();
    }
    last().events.onOpen();
    last().events.onLost(lost());
    expect(line.state()).toMatchObject({ attempt: 4 });
    line.retryNow();

    last().events.onOpen();
    await vi.advanceTimersByTimeAsync(6_000);
    last().events.onLost(lost());

    expect(line.state()).toMatchObject({ attempt: 1 });
  });

  test("retryNow ends a wait at once, and makes sure of an open connection", () => {
    const { line, wires, rider, last } = open();
    line.join(rider);
    last().events.onLost(lost());

    line.retryNow();
    expect(wires).toHaveLength(2);
    last().events.onOpen();
    line.retryNow();

    expect(wires).toHaveLength(2);
    expect(last().wire.probe).toHaveBeenCalledOnce();
  });

  test("waits at least as long as the desk asks", () => {
    const { line, rider, last } = open({ random: () => 0 });
    line.join(rider);

    last().events.onLost(lost({ retryAfterMs: 7_000 }));

    expect(line.state()).toMatchObject({ retryAt: Date.now() + 7_000 });
  });

  test.each([closeCodes.slowReader, closeCodes.restarting, closeCodes.tooManyMessages])(
    "comes back after close code %i",
    (code) => {
      const { line, rider, last } = open();
      line.join(rider);
      last().events.onOpen();

      last().events.onLost(lost({ code }));

      expect(line.state().kind).toBe("waiting");
      expect(rider.onLost).toHaveBeenCalledOnce();
    },
  );

  test("[P8] 4401 sends everybody off, and nothing is tried again", async () => {
    const { line, wires, rider, last } = open();
    line.join(rider);

    last().events.onLost(lost({ code: closeCodes.signedOut }));
    line.retryNow();
    await vi.advanceTimersByTimeAsync(120_000);

    expect(rider.onRefused).toHaveBeenCalledOnce();
    expect(deskErrorOf(rider.onRefused.mock.lastCall?.[0])).toMatchObject({ code: "unauthenticated" });
    expect(wires).toHaveLength(1);
  });

  test("4403 has the caller's rights asked for", () => {
    const { line, rider, last, onRightsChanged } = open();
    line.join(rider);

    last().events.onLost(lost({ code: closeCodes.forbidden }));

    expect(onRightsChanged).toHaveBeenCalledOnce();
    expect(line.state().kind).toBe("waiting");
  });
});

describe("Line, where no socket opens", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function fallBack() {
    const opened = open({ canStream: true, random: () => 0.1 });
    opened.line.join(opened.rider);
    opened.last().events.onLost(lost());
    await vi.advanceTimersByTimeAsync(100);
    opened.last().events.onLost(lost());
    await vi.advanceTimersByTimeAsync(200);
    opened.last().events.onOpen();
    return opened;
  }

  test("[R11] streams after two sockets that never opened", async () => {
    const { line, wires, rider, last } = await fallBack();

    expect(wires.map(({ transport }) => transport)).toEqual(["ws", "ws", "sse"]);
    expect(rider.board).toHaveBeenLastCalledWith(last().wire);
    expect(line.state()).toMatchObject({ kind: "open", transport: "sse" });
  });

  test.each([
    ["the desk does not answer HTTP either", { canStream: true, answersHttp: false }],
    ["streams can't prove who calls", { canStream: false, answersHttp: true }],
  ])("keeps trying sockets where %s", async (_why, options) => {
    const { line, wires, rider, last } = open({ ...options, random: () => 0 });
    line.join(rider);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      last().events.onLost(lost());
      await vi.advanceTimersByTimeAsync(0);
    }

    expect(new Set(wires.map(({ transport }) => transport))).toEqual(new Set(["ws"]));
  });

  test("a socket that opens later takes over, and only then", async () => {
    const { line, wires, rider } = await fallBack();
    const stream = wires.at(-1);

    await vi.advanceTimersByTimeAsync(5 * 60_000);
    wires.at(-1)?.events.onLost(lost());
    expect(line.state()).toMatchObject({ kind: "open", transport: "sse" });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    const socket = wires.at(-1);
    expect(stream?.wire.close).not.toHaveBeenCalled();
    socket?.events.onOpen();

    expect(wires.map(({ transport }) => transport)).toEqual(["ws", "ws", "sse", "ws", "ws"]);
    expect(line.state()).toMatchObject({ kind: "open", transport: "ws" });
    expect(stream?.wire.close).toHaveBeenCalledOnce();
    expect(rider.board).toHaveBeenLastCalledWith(socket?.wire);
    socket?.events.onLost(lost());
    expect(line.state()).toMatchObject({ kind: "waiting", transport: "ws" });
  });

  test("tries a socket when somebody asks or the network is back", async () => {
    const { line, wires } = await fallBack();

    line.retryNow();
    line.retryNow();

    expect(wires.map(({ transport }) => transport)).toEqual(["ws", "ws", "sse", "ws"]);
  });
});
