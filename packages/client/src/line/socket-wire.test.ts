import { closeCodes, farewellReason, waitOfFarewell } from "@frontdesk/contract";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSmallDesk } from "../testing/small-desk.ts";
import { openSocketWire } from "./socket-wire.ts";

async function lossOf(code: number, reason: string) {
  const server = await openSmallDesk();
  const events = { onOpen: vi.fn(), onHeard: vi.fn(), onLost: vi.fn() };
  const wire = openSocketWire({ url: `${server.url.replace(/^http/, "ws")}/trpc`, connectionParams: {} }, events);
  onTestFinished(async () => {
    wire.close();
    await server[Symbol.asyncDispose]();
  });
  await expect.poll(() => events.onOpen.mock.calls.length).toBe(1);

  server.cut(code, reason);

  await expect.poll(() => events.onLost.mock.calls.length).toBe(1);
  return events.onLost.mock.lastCall?.[0];
}

test("[R12] a server that stops says how long to stay away, and the wire passes it on", async () => {
  expect(await lossOf(closeCodes.restarting, farewellReason(740))).toEqual({
    code: closeCodes.restarting,
    retryAfterMs: 740,
  });
});

test("any other end asks for no wait", async () => {
  expect(await lossOf(1012, "back soon")).toEqual({ code: 1012, retryAfterMs: null });
  expect(waitOfFarewell("back in 999999999 ms")).toBeNull();
});
