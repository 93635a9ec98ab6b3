import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createDesk } from "./desk.ts";
import { DeskHealth } from "./desk-health.ts";
import { withOpId } from "./op-id.ts";
import { openSmallDesk } from "./testing/small-desk.ts";

async function open() {
  const server = await openSmallDesk();
  const desk = createDesk<typeof server.router>({ url: server.url });
  onTestFinished(async () => {
    desk.close();
    await server[Symbol.asyncDispose]();
  });
  return { server, desk };
}

describe("[C25] the desk's health", () => {
  test("is down from the first answer that says so, while the call is still repeated, to the first that does not", async () => {
    const { server, desk } = await open();
    server.failNext(2);
    const states: string[] = [];
    desk.health.watch(() => states.push(desk.health.state().kind));

    await desk.client.note.add.mutate(withOpId({}));

    expect(states).toEqual(["down", "well"]);
  });

  test("is not told by a call that never reached the desk", async () => {
    const { server, desk } = await open();
    server.breakNext(1);
    const watcher = vi.fn();
    desk.health.watch(watcher);

    await desk.client.note.add.mutate(withOpId({}));

    expect(watcher).not.toHaveBeenCalled();
  });

  test("is asked for until it is well again, though nobody calls", async () => {
    const answers = [false, false, true];
    const isReady = vi.fn(async () => answers.shift() ?? true);
    const health = new DeskHealth({ isReady, everyMs: 1 });
    onTestFinished(health.watch(() => {}));

    health.noteDown();

    await vi.waitFor(() => expect(health.state()).toEqual({ kind: "well" }));
    expect(isReady).toHaveBeenCalledTimes(3);
  });

  test("is nobody's business while nobody watches", async () => {
    const isReady = vi.fn(async () => true);
    const health = new DeskHealth({ isReady, everyMs: 1 });
    const watcher = vi.fn();
    health.watch(watcher)();

    health.noteDown();

    expect(health.state().kind).toBe("down");
    expect(watcher).not.toHaveBeenCalled();
    expect(isReady).not.toHaveBeenCalled();
  });
});
