import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clamd, startClamd } from "../../testing/clamd.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { fileOf } from "../../testing/telegram-content.ts";

let clamd: Clamd;
let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  clamd = await startClamd();
  desk = await testDesk({ clamav: clamd.address });
  operator = await desk.as("operator");
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await clamd[Symbol.asyncDispose]();
});

async function pending(given: Parameters<typeof fileOf>[0] = {}) {
  const file = fileOf({ fileId: crypto.randomUUID(), kind: "document", ...given });
  const { conversationId, messageId } = await desk.build.inbound({ text: "", file });
  const now = async () => {
    const { rows } = (await operator.message.list.query({ conversationId })).data;
    const attachment = rows.find(({ id }) => id === messageId)?.attachments[0];
    if (!attachment) throw new Error("The message has no file.");
    return attachment;
  };
  return { now, id: (await now()).id };
}

async function deliver(path: string, bytes: Uint8Array) {
  const { botId, leaseToken } = await desk.build.bot();
  const authorization = `Installation ${desk.services.installationKey}`;
  const headers = { "content-type": "application/octet-stream", authorization, "x-lease-token": leaseToken };
  const url = `${desk.url}/bot-files/${botId}/${path}`;
  return (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;
}

const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/w/${desk.home.slug}/files/${path}`, {
    headers: { cookie: `frontdesk=${operator.who?.sessionSecret}`, ...headers },
  });

const kept = async () => (await readdir(join(desk.filesRoot, desk.home.workspaceId)).catch(() => [])).toSorted();

const image = (width: number) =>
  sharp({ create: { width, height: width, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();

describe("[D12] a file", () => {
  it("that is infected is never kept, and its bubble says so", async () => {
    const before = await kept();
    const { id, now } = await pending();

    expect(await deliver(id, Buffer.from("VIRUS"))).toBe(204);

    expect(await now()).toMatchObject({ state: "failed", failure: "infected" });
    expect(await kept()).toEqual(before);
    expect((await open(id)).status).toBe(404);
  });

  it("waits while the scanner is away, however often it is tried, and is taken once that is back", async () => {
    const { id, now } = await pending();
    const lease = await desk.build.bot();
    const { telegram } = desk.installation();
    await clamd.away();
    for (let time = 0; time < 7; time += 1) {
      expect(await deliver(id, Buffer.from("lamp"))).toBe(503);
      await telegram.claimFiles.mutate(withOpId({ ...lease, limit: 20 }));
      const outage = { attachmentId: id, reason: "unreachable", retryAfterMs: 0, isOutage: true };
      await telegram.failFile.mutate(withOpId({ ...lease, ...outage }));
    }
    expect(await now()).toMatchObject({ state: "pending" });

    await clamd.back();
    expect(await deliver(id, Buffer.from("lamp"))).toBe(204);
    expect(await now()).toMatchObject({ state: "ready" });
  });

  it("beyond the workspace's quota is not kept, and says so; one that is there already takes no room", async () => {
    const [first, again, other] = [await pending(), await pending(), await pending()];
    await deliver(first.id, Buffer.from("a lamp"));
    const before = await kept();
    await setQuota(1);

    await deliver(again.id, Buffer.from("a lamp"));
    await deliver(other.id, Buffer.from("two lamps"));
    await setQuota(10 ** 10);

    expect(await again.now()).toMatchObject({ state: "ready" });
    expect(await other.now()).toMatchObject({ state: "failed", failure: "quota_exceeded" });
    expect(await kept()).toEqual(before);
  });

  it("that is an image has a small picture, made here; one that only says so has none, and is no error", async () => {
    const [real, said] = [await pending({ kind: "photo" }), await pending({ kind: "photo" })];
    await deliver(real.id, await image(900));
    await deliver(said.id, Buffer.concat([(await image(900)).subarray(0, 200), Buffer.alloc(50)]));

    expect(await real.now()).toMatchObject({ state: "ready", hasPreview: true });
    expect(await said.now()).toMatchObject({ state: "ready", hasPreview: false });
    const preview = await open(`${real.id}/preview`);
    expect(preview.headers.get("content-type")).toBe("image/webp");
    const { width } = await sharp(Buffer.from(await preview.arrayBuffer())).metadata();
    expect(width).toBe(480);
    expect((await open(`${said.id}/preview`)).status).toBe(404);
  });

  it("shows Telegram's small picture of it while it is still on its way, and keeps that one", async () => {
    const { id, now } = await pending({ kind: "video", previewFileId: "small" });

    expect(await deliver(`${id}/preview`, await image(300))).toBe(204);
    expect(await now()).toMatchObject({ state: "pending", hasPreview: true });
    expect(await deliver(`${id}/preview`, Buffer.from("no image"))).toBe(204);
    expect(await deliver(`${id}/preview`, Buffer.alloc(3_000_000))).toBe(400);

    expect((await open(`${id}/preview`)).status).toBe(200);
    expect((await open(id)).status).toBe(404);
  });
});

describe("[D12] the bytes of a file", () => {
  // The first bytes of an Ogg stream of Opus, as Telegram's voices are.
  const voice = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(24), Buffer.from("OpusHead"), Buffer.alloc(100, 1)]);

  it("can be had from any place, so that a voice plays in the thread", async () => {
    const { id } = await pending({ kind: "voice" });
    await deliver(id, voice);

    const whole = await open(id);
    const part = await open(id, { range: "bytes=4-9" });
    const beyond = await open(id, { range: "bytes=9999-" });

    expect(Object.fromEntries(whole.headers)).toMatchObject({
      ...{ "content-type": "audio/ogg", "accept-ranges": "bytes", "content-length": String(voice.length) },
      "content-disposition": expect.stringMatching(/^inline; filename="[0-9a-f]{12}\.ogg"$/),
    });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 4-9/${voice.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(voice.subarray(4, 10));
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${voice.length}`]);
    const etag = whole.headers.get("etag") ?? "";
    expect((await open(id, { "if-none-match": etag })).status).toBe(304);
    expect((await open(id, { range: "bytes=0-1", "if-range": '"another"' })).status).toBe(200);
  });

  it("are saved under the name that they came with", async () => {
    const { id } = await pending({ name: "счёт.pdf" });
    await deliver(id, Buffer.from("%PDF-1.7 and more"));

    const { headers } = await open(id);
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="____\.pdf"; filename\*=UTF-8''%D1/);
  });
});

async function setQuota(bytes: number) {
  await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db }) => ({
    value: await db.updateTable("workspace").set({ files_quota_bytes: bytes }).execute(),
    events: [],
  }));
}
