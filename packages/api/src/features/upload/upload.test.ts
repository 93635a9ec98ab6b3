import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { withOpId } from "@frontdesk/client";
import { fileLimits } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { trim } from "../../retention.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { buildFilm, buildVoice } from "../../testing/media.ts";
import { putUpload } from "../../testing/put-upload.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

let desk: TestDesk;
let operator: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  conversationId = await desk.build.conversation();
});
afterAll(() => desk[Symbol.asyncDispose]());

type Sent = Partial<Parameters<typeof putUpload>[2]> & { by?: Caller };
const put = ({ by = operator, ...given }: Sent = {}) => putUpload(desk, by, { name: "plan.png", bytes: png, ...given });

const send = (attachments: SendMessage["attachments"], by = operator, text = "") =>
  by.message.send.mutate(withOpId({ conversationId, text, attachments, clientKey: crypto.randomUUID() }));

describe("[D12] an upload", () => {
  it("is typed by its bytes, and has a clean name", async () => {
    const { status, id, upload } = await put({ name: "../Наш план.exe" });

    expect(status).toBe(200);
    expect(upload).toEqual({
      ...{ id, name: "_Наш план.exe", mime: "image/png", sizeBytes: png.length, kind: "photo" },
      ...{ width: 1, height: 1, durationSeconds: null },
    });
  });

  it("repeated after a lost answer is the same; other bytes under its id are refused", async () => {
    const first = await put();

    expect((await put({ id: first.id })).upload).toEqual(first.upload);
    expect(await put({ id: first.id, bytes: gif })).toMatchObject({ status: 409, reason: "already_done" });
    expect(await put({ id: first.id, by: await desk.as("operator") })).toMatchObject({ status: 409 });
  });

  it("is for those who may answer here, by a page of ours or a token", async () => {
    const owner = await desk.as("owner");
    const permissions = ["conversation:read" as const, "conversation:handle" as const];
    const { secret } = await owner.token.create.mutate(withOpId({ name: "Sender", permissions, expiresInDays: null }));
    const authorization = { authorization: `Bearer ${secret}` };

    const statuses = {
      nobody: (await put({ by: desk.anonymous() })).status,
      viewer: (await put({ by: await desk.as("viewer") })).status,
      stranger: (await put({ by: await desk.as("owner", desk.foreign) })).status,
      form: (await put({ headers: { "x-frontdesk": "" } })).status,
      otherType: (await put({ headers: { "content-type": "image/png" } })).status,
      token: (await put({ by: desk.anonymous(), headers: authorization })).status,
    };
    expect(statuses).toEqual({ nobody: 401, viewer: 403, stranger: 403, form: 403, otherType: 415, token: 200 });
  });

  it("of a film has its length and size, of a voice its length; Telegram is told, and the thread", async () => {
    const film = await put({ name: "drip.mp4", bytes: await buildFilm({ seconds: 12, width: 480, height: 854 }) });
    const voice = await put({ name: "voice.ogg", bytes: await buildVoice({ seconds: 7 }) });
    const filmed = { kind: "video", durationSeconds: 12, width: 480, height: 854 };
    const spoken = { kind: "voice", durationSeconds: 7, width: null, height: null };
    expect(film.upload).toMatchObject(filmed);

    const sent = await send([{ uploadId: film.id }, { uploadId: voice.id, as: "voice" }]);

    expect(sent.attachments).toMatchObject([filmed, spoken]);
    expect(await desk.build.deliver({ kind: "sent", tgMessageIds: [11] })).toMatchObject([{ file: filmed }]);
    expect(await desk.build.deliver({ kind: "sent", tgMessageIds: [12] })).toMatchObject([{ file: spoken }]);
  });

  it("that no message carries is forgotten after a day", async () => {
    const { id } = await put();
    await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db, now }) => {
      const yesterday = new Date(now.getTime() - 24 * 3_600_000 - 1);
      await db.updateTable("upload").set({ created_at: yesterday }).where("id", "=", id).execute();
      return { value: null, events: [] };
    });
    await trim(desk.services.database);

    await expect(send([{ uploadId: id }])).rejects.toMatchObject(refusal("conflict", "upload_missing"));
  });

  it("of nothing is refused", async () => {
    expect(await put({ bytes: Buffer.alloc(0) })).toMatchObject({ status: 400, reason: "bad_input" });
  });

  it("of many takes no more than the room there is, however many come at once", async () => {
    const files = [0, 1, 2, 3, 4].map(asFile);
    await setQuota((await usedBytes()) + 350);

    const outcomes = await Promise.all(files.map((bytes) => put({ bytes })));
    await setQuota(10 ** 10);

    expect(outcomes.map(({ status, reason }) => reason ?? status).toSorted()).toEqual([
      ...[200, 200, 200],
      ...["quota_exceeded", "quota_exceeded"],
    ]);
  });

  it("is refused to one whose unsent files take their share, at once or in turn, and to nobody else", async () => {
    const [hoarder, other] = [await desk.as("operator"), await desk.as("operator")];
    await setQuota(10 ** 9);
    await hoard(hoarder, fileLimits.unsentBytes - 250);

    const outcomes = await Promise.all([0, 1, 2].map((nth) => put({ by: hoarder, bytes: asFile(nth) })));
    await setQuota(10 ** 10);

    expect(outcomes.map(({ status, reason }) => reason ?? status).toSorted()).toEqual([200, 200, "too_much_unsent"]);
    expect(await put({ by: other })).toMatchObject({ status: 200 });
    // A tenth of a larger room.
    expect(await put({ by: hoarder })).toMatchObject({ status: 200 });
  });

  test("[T6] of 51 MB is refused by its length, before it is kept", async () => {
    const bytes = Buffer.alloc(fileLimits.uploadBytes + 1);

    expect(await put({ bytes })).toMatchObject({ status: 413, reason: "too_large" });
  });

  test("[T6] of 51 MB that does not say its length is refused on the way, and nothing of it is kept", async () => {
    const kept = () => readdir(join(desk.filesRoot, desk.home.workspaceId), { recursive: true });
    const before = await kept();
    const mebibyte = Buffer.alloc(1024 * 1024);

    const body = Readable.from(Array.from({ length: 51 }, () => mebibyte));

    expect(await put({ bytes: body })).toMatchObject({ status: 413, reason: "too_large" });
    expect(await kept()).toEqual(before);
  });
});

describe("[D12] a message with files", () => {
  it("carries them in order, as what their sender says, and uses them up", async () => {
    const [one, two] = [await put(), await put({ bytes: gif, name: "wave.gif" })];

    const message = await send([{ uploadId: one.id, as: "document" }, { uploadId: two.id }], operator, "**Both**");

    expect(message.attachments).toMatchObject([
      { kind: "document", name: "plan.png", mime: "image/png", state: "ready", sizeBytes: png.length },
      { kind: "animation", name: "wave.gif", mime: "image/gif", state: "ready" },
    ]);
    expect(message).toMatchObject({ text: "Both", source: "**Both**" });
    await expect(send([{ uploadId: one.id }])).rejects.toMatchObject(refusal("conflict", "upload_missing"));
    await desk.build.deliver({ kind: "sent", tgMessageIds: [1] });
    await desk.build.deliver({ kind: "sent", tgMessageIds: [2] });
  });

  it("takes no other's upload, no unknown one, none twice, and no kind that Telegram would not take", async () => {
    const { id: uploadId } = await put();
    const colleague = await desk.as("senior");
    const missing = refusal("conflict", "upload_missing");

    await expect(send([{ uploadId }], colleague)).rejects.toMatchObject(missing);
    await expect(send([{ uploadId: crypto.randomUUID() }])).rejects.toMatchObject(missing);
    await expect(send([{ uploadId }, { uploadId }])).rejects.toMatchObject(missing);
    await expect(send([{ uploadId, as: "voice" }])).rejects.toMatchObject(refusal("invalid", "bad_input"));
  });

  it("is handed to its bot alone, under the lease, and by Telegram's name of it once that is known", async () => {
    const [first, second] = [await put({ name: "a.png" }), await put({ name: "b.png" })];
    const message = await send([{ uploadId: first.id }], operator, "Here");
    const { botId, leaseToken } = await desk.build.bot();
    const attachmentId = message.attachments[0]?.id ?? "";
    const fetchFile = (id: string, headers: Record<string, string>) =>
      fetch(`${desk.url}/bot-files/${botId}/${id}`, { headers });
    const authorization = `Installation ${desk.services.installationKey}`;

    const given = await fetchFile(attachmentId, { authorization, "x-lease-token": leaseToken });
    const refused = await Promise.all([
      fetchFile(attachmentId, { authorization, "x-lease-token": crypto.randomUUID() }),
      fetchFile(attachmentId, { "x-lease-token": leaseToken }),
      fetchFile(crypto.randomUUID(), { authorization, "x-lease-token": leaseToken }),
    ]);
    expect(Buffer.from(await given.arrayBuffer())).toEqual(png);
    expect(refused.map(({ status }) => status)).toEqual([409, 401, 404]);

    const files = [{ attachmentId, tgFileId: "known" }];
    const [sent] = await desk.build.deliver({ kind: "sent", tgMessageIds: [3], files });
    expect(sent).toMatchObject({ kind: "send_media", text: "Here", file: { attachmentId, tgFileId: null } });
    await send([{ uploadId: second.id }]);
    expect(await desk.build.deliver({ kind: "sent", tgMessageIds: [4] })).toMatchObject([
      { kind: "send_media", file: { name: "b.png", kind: "photo", mime: "image/png", tgFileId: "known" } },
    ]);
  });
});

/** A file of its own, of a hundred bytes. */
const asFile = (nth: number) => Buffer.alloc(100, `${nth}${crypto.randomUUID()}`);

/** As if so much had been handed over already. */
async function hoard({ who }: Caller, bytes: number) {
  const workspaceId = desk.home.workspaceId;
  await inWorkspace(desk.services.database, workspaceId).write({}, async ({ db }) => {
    const file = { workspace_id: workspaceId, hash: "0".repeat(64), size_bytes: bytes, mime: "text/plain" };
    await db.insertInto("file").values(file).execute();
    const author = { author_kind: "member" as const, author_id: who?.memberId ?? "" };
    const upload = { workspace_id: workspaceId, id: crypto.randomUUID(), file_hash: file.hash, name: "hoard" };
    return {
      value: await db
        .insertInto("upload")
        .values({ ...upload, ...author })
        .execute(),
      events: [],
    };
  });
}

async function usedBytes(): Promise<number> {
  const files = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("file").select("size_bytes as sizeBytes").execute(),
  );
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

async function setQuota(bytes: number) {
  await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db }) => ({
    value: await db.updateTable("workspace").set({ files_quota_bytes: bytes }).execute(),
    events: [],
  }));
}
