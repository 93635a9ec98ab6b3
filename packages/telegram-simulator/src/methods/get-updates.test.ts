import { expect, test } from "vitest";
import { createSteppedClock } from "../clock.ts";
import { type Scene, startScene } from "../testing/scene.ts";

async function poll(scene: Scene, params: object = {}): Promise<{ update_id: number; text: string }[]> {
  const reply = await scene.call("getUpdates", params);
  const updates = reply.result as { update_id: number; message: { text: string } }[];
  return updates.map(({ update_id, message }) => ({ update_id, text: message.text }));
}

const texts = (updates: { text: string }[]) => updates.map(({ text }) => text).join("");

async function say(scene: Scene, letters: string): Promise<number> {
  const sent = await scene.control.sendTexts({ texts: [...letters].map((text) => ({ ...scene.side, text })) });
  return sent[0]?.updateId ?? 0;
}

test("an update comes again until an offset beyond it confirms it", async () => {
  await using scene = await startScene();
  const first = await say(scene, "abcde");

  expect(texts(await poll(scene))).toBe("abcde");
  expect(texts(await poll(scene, { limit: 2 }))).toBe("ab");
  expect(texts(await poll(scene, { offset: first + 2 }))).toBe("cde");
  expect(texts(await poll(scene, { offset: first }))).toBe("cde");
  expect(texts(await poll(scene, { offset: first + 5 }))).toBe("");
  expect(texts(await poll(scene))).toBe("");
});

test("a negative offset keeps the last ones and forgets the rest", async () => {
  await using scene = await startScene();
  await say(scene, "abcde");

  expect(texts(await poll(scene, { offset: -2 }))).toBe("de");
  expect(texts(await poll(scene))).toBe("de");
});

test("an offset far ahead is taken for a mistake", async () => {
  await using scene = await startScene();
  const first = await say(scene, "ab");

  expect(texts(await poll(scene, { offset: first + 1000 }))).toBe("ab");
});

test("an update is kept for a day", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const day = 24 * 60 * 60 * 1000;
  await say(scene, "a");
  clock.advance(day - 1);
  await say(scene, "b");

  expect(texts(await poll(scene))).toBe("ab");
  clock.advance(1);
  expect(texts(await poll(scene))).toBe("b");
});

test("a long poll is answered by the next update, or with nothing when its time is over", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const waiting = poll(scene, { timeout: 30 });
  await expect.poll(() => clock.alarms).toBe(1);
  await say(scene, "ab");

  expect(texts(await waiting)).toBe("ab");
  const first = (await poll(scene))[0]?.update_id ?? 0;
  const idle = poll(scene, { offset: first + 2, timeout: 30 });
  await expect.poll(() => clock.alarms).toBe(1);
  clock.advance(30_000);
  expect(await idle).toEqual([]);
});

test("[T2] of two polls that wait the older gets the 409, the newer the updates", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const older = scene.call("getUpdates", { timeout: 20 });
  await expect.poll(() => clock.alarms).toBe(1);

  const newer = poll(scene, { timeout: 20 });

  expect(await older).toEqual({
    status: 409,
    ok: false,
    error_code: 409,
    description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  await say(scene, "a");
  expect(texts(await newer)).toBe("a");
});

test("a poll whose caller hung up takes nothing with it", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const caller = new AbortController();
  const cut = scene.request("getUpdates?timeout=20", { signal: caller.signal });
  await expect.poll(() => clock.alarms).toBe(1);
  caller.abort();
  await expect(cut).rejects.toThrow();
  await expect.poll(() => clock.alarms).toBe(0);

  await say(scene, "a");

  expect(texts(await poll(scene))).toBe("a");
});

test("[T8] a bot gets what it allows, and the choice outlives the call", async () => {
  await using scene = await startScene();
  const { control, side, bot } = scene;
  const kinds = async () => {
    const { result } = await scene.call("getUpdates");
    await scene.call("deleteWebhook", { drop_pending_updates: true });
    return (result as object[]).map((update) => Object.keys(update)[1]);
  };
  const happen = async () => {
    const { messageId } = await control.sendText({ ...side, text: "one" });
    await control.editMessage({ ...side, messageId, text: "two" });
    await control.pushUpdate({ botId: bot.id, kind: "message_reaction", payload: {} });
  };

  await happen();
  expect(await kinds()).toEqual(["message", "edited_message"]);
  await scene.call("getUpdates", { allowed_updates: ["edited_message", "message_reaction"] });
  await happen();
  expect(await kinds()).toEqual(["edited_message", "message_reaction"]);
  await happen();
  expect(await kinds()).toEqual(["edited_message", "message_reaction"]);
  await scene.call("getUpdates", { allowed_updates: [] });
  await happen();
  expect(await kinds()).toEqual(["message", "edited_message"]);
});

test("a poll that repeats itself is slowed down, as the real server does", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock, slowRepeatedPolls: true });
  const { bot } = scene;
  await poll(scene);
  const hasty = poll(scene);
  await expect.poll(() => clock.alarms).toBe(1);
  clock.advance(3000);

  expect(await hasty).toEqual([]);
  await say(scene, "abc");
  expect(texts(await poll(scene))).toBe("abc");
  expect(texts(await poll(scene))).toBe("a");
  expect((await scene.control.bots()).find(({ id }) => id === bot.id)?.pendingUpdates).toBe(3);
});

test("unruly delivery repeats confirmed updates and shuffles, and loses none", async () => {
  await using scene = await startScene();
  const delivery = { repeats: { min: 2, max: 10 }, shuffle: true };
  await scene.control.setDelivery({ botId: scene.bot.id, delivery, seed: 7 });
  await say(scene, "abcdefgh");
  const seen: string[] = [];
  let offset = 0;
  for (let updates = await poll(scene); updates.length > 0; updates = await poll(scene, { offset })) {
    seen.push(...updates.map(({ text }) => text));
    offset = Math.max(offset, ...updates.map(({ update_id }) => update_id + 1));
  }

  const counts = [..."abcdefgh"].map((letter) => seen.filter((text) => text === letter).length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...counts)).toBeLessThanOrEqual(10);
  expect(seen.slice(0, 8).join("")).not.toBe("abcdefgh");
});
