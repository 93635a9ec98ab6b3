import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { withOpId } from "@frontdesk/client";
import { fileLimits } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeOf } from "../../access.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { fileOf } from "../../testing/telegram-content.ts";
import { countWaiting } from "../../testing/waiting.queries.ts";
import { lockMessage } from "../message/index.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const html = Buffer.from("<!doctype html><script>alert(1)</script>");

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

/** A person's photo whose bytes are still at Telegram. */
async function pendingPhoto() {
  const file = fileOf({ fileId: `file-${crypto.randomUUID()}`, width: 1, height: 1, sizeBytes: png.length });
  const { conversationId, messageId } = await desk.build.inbound({ text: "", file });
  const { data } = await operator.message.list.query({ conversationId });
  const attachment = data.rows.find(({ id }) => id === messageId)?.attachments[0];
  if (!attachment) throw new Error("The message has no photo.");
  await desk.announced();
  return { conversationId, messageId, attachment };
}

async function deliver(attachmentId: string, bytes: Buffer, headers: Record<string, string> = {}) {
  const { botId, leaseToken } = await desk.build.bot();
  const authorization = `Installation ${desk.services.installationKey}`;
  const response = await fetch(`${desk.url}/bot-files/${botId}/${attachmentId}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", authorization, "x-lease-token": leaseToken, ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.text() };
}

const open = (attachmentId: string, by: Caller | null, slug = desk.home.slug) =>
  fetch(`${desk.url}/w/${slug}/files/${attachmentId}`, {
    headers: by?.who ? { cookie: `frontdesk=${by.who.sessionSecret}` } : {},
  });

const kept = async () => readdir(join(desk.filesRoot, desk.home.workspaceId)).catch(() => []);

describe("a photo", () => {
  it("is pending until its bytes are here, then patched and served to those who see its thread", async () => {
    const { conversationId, messageId, attachment } = await pendingPhoto();
    expect(attachment).toMatchObject({ state: "pending", kind: "photo", mime: null });

    expect((await deliver(attachment.id, png)).status).toBe(204);

    const ready = { ...attachment, state: "ready", mime: "image/png", sizeBytes: png.length, hasPreview: true };
    expect(await desk.announced()).toEqual([["attachment.settled", { messageId, conversationId, attachment: ready }]]);
    const response = await open(attachment.id, operator);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": expect.stringMatching(/^inline/),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
  });

  it("[I5] settles after a change of its message that is under way, which tells how it stood before", async () => {
    const { messageId, attachment } = await pendingPhoto();
    const lease = await desk.build.bot();
    const failure = withOpId({ ...lease, attachmentId: attachment.id, reason: "gone", retryAfterMs: null });
    const home = inWorkspace(desk.services.database, desk.home.workspaceId);
    const waiting = () => home.read(({ db }) => countWaiting(db));

    const { value: settling } = await home.write({}, async ({ db }) => {
      await lockMessage(db, wholeOf(desk.home.workspaceId), messageId);
      const failing = desk.installation().telegram.failFile.mutate(failure);
      await expect.poll(waiting).toBe(1);
      return { value: { failing }, events: [] };
    });
    await settling.failing;

    expect((await desk.announced()).map(([kind]) => kind)).toEqual(["attachment.settled"]);
  });

  it("is claimed once for a while, with a claim that another process may take up later", async () => {
    const { attachment } = await pendingPhoto();
    const { telegram } = desk.installation();
    const claim = async () => telegram.claimFiles.mutate(withOpId({ ...(await desk.build.bot()), limit: 20 }));

    const first = await claim();
    const second = await claim();

    expect(first.map(({ attachmentId }) => attachmentId)).toContain(attachment.id);
    expect(second).toEqual([]);
  });

  it("is claimed with no more others than were asked for", async () => {
    const waiting = [await pendingPhoto(), await pendingPhoto(), await pendingPhoto()].map(
      ({ attachment }) => attachment.id,
    );
    const { telegram } = desk.installation();
    const claim = async () => telegram.claimFiles.mutate(withOpId({ ...(await desk.build.bot()), limit: 2 }));

    const claimed = [await claim(), await claim()];

    expect(claimed.map(({ length }) => length)).toEqual([2, 1]);
    expect(
      claimed
        .flat()
        .map(({ attachmentId }) => attachmentId)
        .sort(),
    ).toEqual(waiting.sort());
  });

  it("delivered twice is one file and one announcement", async () => {
    const { attachment } = await pendingPhoto();

    const statuses = [await deliver(attachment.id, png), await deliver(attachment.id, svg)].map(({ status }) => status);

    expect(statuses).toEqual([204, 204]);
    expect((await desk.announced()).length).toBe(1);
    expect((await open(attachment.id, operator)).headers.get("content-type")).toBe("image/png");
  });

  it("of more than 20 MB is refused, and nothing of it is kept", async () => {
    const { attachment } = await pendingPhoto();
    const before = await kept();

    const { status, body } = await deliver(attachment.id, Buffer.alloc(2 * fileLimits.downloadBytes));

    expect([status, body]).toEqual([400, expect.stringContaining("too_large")]);
    expect(await kept()).toEqual(before);
    expect(await desk.announced()).toEqual([]);
    expect((await open(attachment.id, operator)).status).toBe(404);
  });

  it("that can't be had says so in its bubble", async () => {
    const { attachment, messageId, conversationId } = await pendingPhoto();
    const lease = await desk.build.bot();
    const failure = { attachmentId: attachment.id, reason: "file is too big", retryAfterMs: null };

    await desk.installation().telegram.failFile.mutate(withOpId({ ...lease, ...failure }));

    const failed = { ...attachment, state: "failed", failure: "file is too big" };
    expect(await desk.announced()).toEqual([["attachment.settled", { messageId, conversationId, attachment: failed }]]);
  });
});

describe("hostile bytes", () => {
  it.each([
    ["SVG", svg],
    ["HTML", html],
  ])("of %s are a download, whatever they were said to be", async (_name, bytes) => {
    const { attachment } = await pendingPhoto();
    await deliver(attachment.id, bytes, { "content-type": "application/octet-stream" });

    const { headers } = await open(attachment.id, operator);
    expect(headers.get("content-disposition")).toMatch(/^attachment/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("need the installation's key, the bot's lease and a known attachment", async () => {
    const { attachment } = await pendingPhoto();

    expect((await deliver(attachment.id, png, { authorization: "" })).status).toBe(401);
    expect((await deliver(attachment.id, png, { authorization: "Installation wrong-wrong-wrong-wrong" })).status).toBe(
      401,
    );
    expect((await deliver(attachment.id, png, { "x-lease-token": crypto.randomUUID() })).status).toBe(409);
    expect((await deliver(attachment.id, png, { "x-lease-token": "x" })).status).toBe(400);
    expect((await deliver(attachment.id, png, { "content-type": "image/png" })).status).toBe(415);
    expect((await deliver(crypto.randomUUID(), png)).status).toBe(404);
    expect((await open(attachment.id, operator)).status).toBe(404);
  });
});

describe("a file's address", () => {
  it("is nothing to strangers, and asks for the session and the reach each time", async () => {
    const { attachment, conversationId } = await pendingPhoto();
    await deliver(attachment.id, png);
    const porter = await desk.as("porter");
    const outsider = await desk.as("operator");
    await desk.build.leaveTeams(outsider);
    const stranger = await desk.as("owner", desk.foreign);

    const statuses = {
      nobody: (await open(attachment.id, null)).status,
      porter: (await open(attachment.id, porter)).status,
      outsider: (await open(attachment.id, outsider)).status,
      strangerInOurs: (await open(attachment.id, stranger)).status,
      strangerInTheirs: (await open(attachment.id, stranger, desk.foreign.slug)).status,
      nothing: (await open(crypto.randomUUID(), operator)).status,
      ours: (await open(attachment.id, operator)).status,
    };
    expect(statuses).toEqual({
      ...{
        nobody: 401,
        porter: 403,
        outsider: 404,
        strangerInOurs: 403,
        strangerInTheirs: 404,
        nothing: 404,
        ours: 200,
      },
    });

    await operator.conversation.take.mutate(withOpId({ conversationId, override: false }));
    await desk.build.leaveTeams(operator);
    expect((await open(attachment.id, operator)).status).toBe(200);
  });
});
