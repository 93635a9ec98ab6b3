import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Message } from "../bot-api/objects.ts";
import { createSteppedClock } from "../clock.ts";
import { type Delivery, openEndpoint } from "../testing/endpoint.ts";
import { type Scene, startScene } from "../testing/scene.ts";

const textOf = ({ update }: Delivery) => (update.message as Message).text ?? "";
const textsOf = (deliveries: Delivery[]) => deliveries.map(textOf).join("");

async function say(scene: Scene, letters: string, personId = scene.anna.id) {
  await scene.control.sendTexts({ texts: [...letters].map((text) => ({ botId: scene.bot.id, personId, text })) });
}

const info = async (scene: Scene) => (await scene.call("getWebhookInfo")).result as Record<string, unknown>;

describe("setWebhook", () => {
  test("updates are posted with the secret, those that wait first", async () => {
    await using scene = await startScene();
    await using endpoint = await openEndpoint();
    await say(scene, "ab");

    const secret_token = "s3cret_-";
    const reply = await scene.call("setWebhook", { url: endpoint.url, secret_token, max_connections: 7 });
    await say(scene, "c");

    expect(reply).toMatchObject({ ok: true, result: true, description: "Webhook was set" });
    await expect.poll(() => textsOf(endpoint.deliveries)).toBe("abc");
    expect(endpoint.deliveries[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": secret_token,
    });
    await expect
      .poll(() => info(scene))
      .toEqual({
        url: endpoint.url,
        has_custom_certificate: false,
        pending_update_count: 0,
        max_connections: 7,
        ip_address: "127.0.0.1",
      });
    expect(await scene.call("setWebhook", { url: endpoint.url, secret_token, max_connections: 7 })).toMatchObject({
      description: "Webhook is already set",
    });
    expect(await scene.call("deleteWebhook")).toMatchObject({ description: "Webhook was deleted" });
    expect(await scene.call("deleteWebhook")).toMatchObject({ description: "Webhook is already deleted" });
  });

  test("[T15] polls and webhooks exclude each other", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    await using endpoint = await openEndpoint();
    const waiting = scene.call("getUpdates", { timeout: 30 });
    await expect.poll(() => clock.alarms).toBe(1);

    await scene.call("setWebhook", { url: endpoint.url });

    expect(await waiting).toMatchObject({ status: 409, description: "Conflict: terminated by setWebhook request" });
    expect(await scene.call("getUpdates")).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await scene.call("setWebhook", { url: "" });
    expect(await scene.call("getUpdates")).toMatchObject({ ok: true });
  });

  test("[T8] drop_pending_updates and allowed_updates", async () => {
    await using scene = await startScene();
    await using endpoint = await openEndpoint();
    await say(scene, "a");

    await scene.call("setWebhook", {
      url: endpoint.url,
      drop_pending_updates: true,
      allowed_updates: ["edited_message"],
    });
    const { messageId } = await scene.control.sendText({ ...scene.side, text: "b" });
    await scene.control.editMessage({ ...scene.side, messageId, text: "c" });

    await expect
      .poll(() => endpoint.deliveries.map(({ update }) => Object.keys(update)[1]))
      .toEqual(["edited_message"]);
    expect(await info(scene)).toMatchObject({ allowed_updates: ["edited_message"] });
  });

  test.each([
    [{ url: "http://example.org/" }, "bad webhook: An HTTPS URL must be provided for webhook"],
    [{ url: "https://example.org/" }, "bad webhook: the simulator delivers to this machine only"],
    [{ url: "ftp://127.0.0.1/" }, "invalid webhook URL specified"],
    [{ url: "http://127.0.0.1/", secret_token: "no spaces" }, "secret token contains unallowed characters"],
    [{ url: "http://127.0.0.1/", secret_token: "x".repeat(257) }, "secret token is too long"],
  ])("refuses %j", async (params, complaint) => {
    await using scene = await startScene();

    expect(await scene.call("setWebhook", params)).toMatchObject({
      status: 400,
      description: `Bad Request: ${complaint}`,
    });
    expect(await info(scene)).toMatchObject({ url: "" });
  });

  test("more than one setWebhook a second is a flood", async () => {
    await using scene = await startScene({ flood: {}, clock: createSteppedClock() });
    await using endpoint = await openEndpoint();
    const set = (path: string) => scene.call("setWebhook", { url: endpoint.url + path });
    await set("/1");

    expect(await set("/2")).toMatchObject({ status: 429, parameters: { retry_after: 1 } });
    await scene.control.advance({ ms: 1000 });
    expect(await set("/2")).toMatchObject({ ok: true });
  });
});

describe("delivery", () => {
  test("what is refused comes again, later and later, and nothing of that chat overtakes it", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    let isDown = true;
    await using endpoint = await openEndpoint(() => ({ status: isDown ? 500 : 200 }));
    const attempts = () => endpoint.deliveries.length;
    await scene.call("setWebhook", { url: endpoint.url });
    await say(scene, "ab");

    await expect.poll(attempts).toBe(2);
    for (const [pauseSeconds, expected] of [
      [2, 3],
      [4, 4],
      [8, 5],
    ] as const) {
      await expect.poll(() => clock.alarms).toBe(1);
      clock.advance(pauseSeconds * 1000 - 1);
      await setImmediate();
      expect(attempts()).toBe(expected - 1);
      clock.advance(1);
      await expect.poll(attempts).toBe(expected);
    }
    expect(await info(scene)).toMatchObject({
      pending_update_count: 2,
      last_error_date: Math.floor(clock.now() / 1000),
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });

    isDown = false;
    await expect.poll(() => clock.alarms).toBe(1);
    clock.advance(16_000);
    await expect.poll(() => textsOf(endpoint.deliveries)).toBe("aaaaaab");
    await expect.poll(() => info(scene)).toMatchObject({ pending_update_count: 0 });
  });

  test("chats are delivered side by side, up to max_connections; Retry-After is respected", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    const people = await Promise.all([..."123456"].map((name) => scene.control.createPerson({ firstName: name })));
    const bothThere = Promise.withResolvers<void>();
    await using endpoint = await openEndpoint(async (_, at) => {
      if (at === 1) return { status: 503, headers: { "retry-after": "9" } };
      if (at === 3) bothThere.resolve();
      await bothThere.promise;
      return {};
    });
    await scene.call("setWebhook", { url: endpoint.url, max_connections: 2 });

    for (const { id } of people) await say(scene, "x", id);

    await expect.poll(() => endpoint.deliveries.length).toBe(6);
    expect(endpoint.concurrency).toBe(2);
    await expect.poll(() => clock.alarms).toBe(1);
    clock.advance(9000);
    await expect.poll(() => endpoint.deliveries.length).toBe(7);
  });

  test.each([
    ["hangs", "Read timeout expired"],
    ["is not there", "Connection refused"],
  ])("an endpoint that %s", async (what, last_error_message) => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    const never = Promise.withResolvers<never>();
    const endpoint = await openEndpoint(() => never.promise);
    if (what === "is not there") await endpoint[Symbol.asyncDispose]();
    await scene.call("setWebhook", { url: endpoint.url });
    await say(scene, "a");

    await expect
      .poll(async () => {
        clock.advance(60_000);
        return info(scene);
      })
      .toMatchObject({ last_error_message, pending_update_count: 1 });
    await endpoint[Symbol.asyncDispose]();
  });

  test("after 24 h an update is given up", async () => {
    const clock = createSteppedClock();
    await using scene = await startScene({ clock });
    await using endpoint = await openEndpoint(() => ({ status: 500 }));
    await scene.call("setWebhook", { url: endpoint.url });
    await say(scene, "a");
    await expect.poll(() => clock.alarms).toBe(1);

    clock.advance(24 * 60 * 60 * 1000);

    await expect.poll(() => info(scene)).toMatchObject({ pending_update_count: 0 });
  });

  test("an endpoint may answer with a call", async () => {
    await using scene = await startScene();
    await using endpoint = await openEndpoint(({ update }) => ({
      body: { method: "sendMessage", chat_id: scene.anna.id, text: `you said ${(update.message as Message).text}` },
    }));
    await scene.call("setWebhook", { url: endpoint.url });

    await say(scene, "a");

    await scene.control.awaitCalls({ method: "sendMessage", accepted: true });
    expect((await scene.control.transcript(scene.side)).messages.at(-1)).toMatchObject({ text: "you said a" });
  });

  test("unruly delivery repeats, shuffles and overlaps, and loses none", async () => {
    await using scene = await startScene();
    await using endpoint = await openEndpoint(async () => {
      await setImmediate();
      return {};
    });
    const delivery = { repeats: { min: 2, max: 5 }, shuffle: true };
    await scene.control.setDelivery({ botId: scene.bot.id, delivery });
    await say(scene, "abcdefgh");

    await scene.call("setWebhook", { url: endpoint.url, max_connections: 10 });

    await expect.poll(() => info(scene)).toMatchObject({ pending_update_count: 0 });
    const counts = [..."abcdefgh"].map((letter) => endpoint.deliveries.filter((one) => textOf(one) === letter).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
    expect([...new Set(textsOf(endpoint.deliveries))].join("")).not.toBe("abcdefgh");
    expect(endpoint.concurrency).toBeGreaterThan(1);
  });
});
