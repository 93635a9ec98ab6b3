import { expect, test } from "vitest";
import { createVirtualClock, wallClock } from "../clock.ts";
import { startScene } from "../testing/scene.ts";

const hour = 60 * 60 * 1000;

test("[T9] a day passes when it is told to: messages get too old to delete, updates expire, links close", async () => {
  await using scene = await startScene();
  const { control, anna, side } = scene;
  await control.setClock({ speed: 0 });
  await scene.call("sendMessage", { chat_id: anna.id, text: "old" });
  await control.sendText({ ...side, text: "unread" });
  const { now } = await control.time();

  const later = await control.advance({ ms: 48 * hour + 1 });

  expect(Date.parse(later.now) - Date.parse(now)).toBe(48 * hour + 1);
  expect((await scene.call("getUpdates")).result).toEqual([]);
  expect(await scene.call("deleteMessage", { chat_id: anna.id, message_id: 2 })).toMatchObject({
    description: "Bad Request: message can't be deleted for everyone",
  });
});

test("[T4] a flood is over when virtual seconds have passed", async () => {
  await using scene = await startScene({ flood: {} });
  await scene.control.setClock({ speed: 0 });
  const send = () => scene.call("sendMessage", { chat_id: scene.anna.id, text: "hi" });
  const sendAll = async () => {
    const replies = [];
    for (let at = 0; at < 8; at++) replies.push(await send());
    return replies;
  };

  const atOnce = await sendAll();
  await scene.control.advance({ ms: 60_000 });

  expect(atOnce.at(-1)).toMatchObject({ ok: false, error_code: 429 });
  expect(await send()).toMatchObject({ ok: true });
});

test("a long poll waits in virtual seconds", async () => {
  await using scene = await startScene();
  await scene.control.setClock({ speed: 0 });
  const idle = scene.call("getUpdates", { timeout: 50 });

  await expect
    .poll(async () => {
      await scene.control.advance({ ms: 50_000 });
      return Promise.race([idle, Promise.resolve(undefined)]);
    })
    .toMatchObject({ ok: true, result: [] });
});

test("a clock goes on from where it stands when its speed changes", () => {
  const clock = createVirtualClock({ startMs: 1000, speed: 0 });
  const rung: number[] = [];
  clock.after(500, () => rung.push(clock.now()));
  clock.after(200, () => rung.push(clock.now()));
  const cancel = clock.after(300, () => rung.push(-1));

  cancel();
  clock.advance(499);
  clock.advance(1);

  expect(rung).toEqual([1200, 1500]);
  expect(clock.alarms).toBe(0);
  clock.speed = 1;
  expect(clock.now()).toBeGreaterThanOrEqual(1500);
});

test("impossible times are refused", async () => {
  await using scene = await startScene();
  await using fixed = await startScene({ clock: wallClock });

  await expect(scene.control.setClock({ speed: -1 })).rejects.toThrow("a speed is between");
  await expect(scene.control.advance({ ms: -1 })).rejects.toThrow("forward only");
  await expect(fixed.control.advance({ ms: 1 })).rejects.toThrow("can't be set");
});
