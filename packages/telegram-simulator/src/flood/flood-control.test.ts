import { describe, expect, test } from "vitest";
import { createSteppedClock } from "../clock.ts";
import { startScene } from "../testing/scene.ts";
import { FloodControl, usualFloodLimits } from "./flood-control.ts";

const refused = "Too Many Requests: retry after";

/** How many of `calls` at this moment go through. */
function admitted(send: () => void, calls: number): number {
  let through = 0;
  for (let at = 0; at < calls; at++) {
    try {
      send();
      through++;
    } catch (error) {
      expect(String(error)).toContain(refused);
    }
  }
  return through;
}

describe("[T4]", () => {
  test("a chat takes a small burst, then one a second", () => {
    const clock = createSteppedClock();
    const flood = new FloodControl(clock, { ...usualFloodLimits, penaltySeconds: 0 });

    expect(admitted(() => flood.admit(1, 7), 20)).toBe(5);
    clock.advance(1000);
    expect(admitted(() => flood.admit(1, 7), 20)).toBe(1);
    expect(admitted(() => flood.admit(1, 8), 20)).toBe(5);
    expect(admitted(() => flood.admit(2, 7), 20)).toBe(5);
  });

  test("a bot sends thirty a second over all chats", () => {
    const clock = createSteppedClock();
    const flood = new FloodControl(clock, { ...usualFloodLimits, penaltySeconds: 0 });
    let chat = 0;
    const next = () => flood.admit(1, ++chat);

    expect(admitted(next, 100)).toBe(30);
    clock.advance(1000);
    expect(admitted(next, 100)).toBe(30);
  });

  test("a group takes twenty a minute", () => {
    const clock = createSteppedClock();
    const flood = new FloodControl(clock, { ...usualFloodLimits, penaltySeconds: 0 });

    expect(admitted(() => flood.admit(1, -5), 50)).toBe(20);
    clock.advance(60_000);
    expect(admitted(() => flood.admit(1, -5), 50)).toBe(20);
  });

  test("a well-behaved sender (28/s, 1/s per chat after 3) is never refused", () => {
    const clock = createSteppedClock();
    const flood = new FloodControl(clock, usualFloodLimits);
    for (let second = 0; second < 120; second++) {
      for (let chat = 0; chat < 28; chat++) flood.admit(1, chat + 1);
      clock.advance(1000);
    }
    for (let burst = 0; burst < 3; burst++) flood.admit(1, 99);
  });

  test("the bot is told how long to wait; calls meanwhile are noted and make it longer", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock, flood: {} });
    const send = () => scene.call("sendMessage", { chat_id: scene.anna.id, text: "hi" });
    for (let burst = 0; burst < 5; burst++) await send();

    expect(await send()).toMatchObject({
      status: 429,
      description: `${refused} 1`,
      parameters: { retry_after: 1 },
    });
    expect(await send()).toMatchObject({ parameters: { retry_after: 2 } });
    clock.advance(2000);
    expect(await send()).toMatchObject({ ok: true });
    const entries = await scene.control.ledger({ method: "sendMessage" });
    expect(entries.map((entry) => entry.duringRetryAfter)).toEqual([...Array(6).fill(false), true, false]);
  });

  test("a 429 by script has to be respected like any other", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    const send = () => scene.call("sendMessage", { chat_id: scene.anna.id, text: "hi" });
    await scene.control.setFaults({ rules: [{ fault: "429", retryAfter: 9, when: { nth: 1 } }] });

    expect(await send()).toMatchObject({ parameters: { retry_after: 9 } });
    expect(await send()).toMatchObject({ parameters: { retry_after: 9 } });
    clock.advance(9000);
    expect(await send()).toMatchObject({ ok: true });
    expect(await scene.control.ledger({ method: "sendMessage" })).toMatchObject([
      { duringRetryAfter: false },
      { duringRetryAfter: true },
      { duringRetryAfter: false },
    ]);
  });
});
