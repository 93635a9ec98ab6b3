import { withOpId } from "@frontdesk/client";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { readFeed } from "../../testing/feed-reader.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
let operator: Caller;
let telegram: Caller["telegram"];
let lease: BuiltBot;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  ({ telegram } = desk.installation());
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  lease = await desk.build.bot();
});

const due = async () => telegram.claimAvatars.mutate(withOpId({ ...lease, limit: 20 }));
const face = (shade: string) =>
  sharp({ create: { width: 200, height: 200, channels: 3, background: shade } })
    .jpeg()
    .toBuffer();

async function bring(contactId: string, bytes: Uint8Array, key = "key") {
  // However long the machine took so far, the lease is held.
  await desk.build.bot();
  const authorization = `Installation ${desk.services.installationKey}`;
  const headers = { authorization, "content-type": "application/octet-stream", "x-lease-token": lease.leaseToken };
  const url = `${desk.url}/bot-files/${lease.botId}/avatars/${contactId}?key=${key}`;
  return (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;
}

const open = (contactId: string, by: Caller, query = "") =>
  fetch(`${desk.url}/w/${desk.home.slug}/avatars/${contactId}${query}`, {
    headers: { cookie: `frontdesk=${by.who?.sessionSecret}` },
  });

const contactIn = async (conversationId: string, by = operator) =>
  (await by.conversation.get.query({ conversationId })).data.contact;

describe("[D5] a contact's face", () => {
  it("is looked for at their first message, shown once it is here, and told to whoever sees them", async () => {
    const { conversationId, tgUserId } = await desk.build.inbound({ name: "Anna" });
    const { id } = await contactIn(conversationId);
    expect(await due()).toEqual([{ contactId: id, tgUserId, avatarKey: null }]);
    expect(await due()).toEqual([]);
    await desk.announced();

    expect(await bring(id, await face("#123"))).toBe(204);

    const { avatar } = await contactIn(conversationId);
    expect(await desk.announced()).toEqual([
      ["contact.changed", expect.objectContaining({ id, name: "Anna", avatar })],
    ]);
    expect((await open(id, operator, `?v=${avatar}`)).headers.get("cache-control")).toBe("private, max-age=31536000");
    expect((await open(id, operator)).headers.get("content-type")).toBe("image/webp");
  });

  it("is looked for again when they write a week later, and goes when they show none", async () => {
    const { conversationId, tgUserId } = await desk.build.inbound();
    const { id } = await contactIn(conversationId);
    await due();
    await bring(id, await face("#456"), "first");
    await desk.build.inbound({ tgUserId });
    expect(await due()).toEqual([]);
    await desk.build.moveClock(8 * 86_400);
    lease = await desk.build.bot();
    const renewed = { botId: lease.botId, holder: "tests", renews: lease.leaseToken };
    await telegram.holdLease.mutate(withOpId(renewed));
    expect(await due()).toEqual([]);
    await desk.build.inbound({ tgUserId });
    expect(await due()).toEqual([{ contactId: id, tgUserId, avatarKey: "first" }]);

    await telegram.settleAvatar.mutate(withOpId({ ...lease, contactId: id, outcome: "same" }));
    operator = await desk.as("operator");
    expect((await contactIn(conversationId)).avatar).not.toBeNull();
    await telegram.settleAvatar.mutate(withOpId({ ...lease, contactId: id, outcome: "none" }));
    expect((await contactIn(conversationId)).avatar).toBeNull();
    expect((await open(id, operator)).status).toBe(404);
  });

  it("stays as it was where what came is no image, or has no name", async () => {
    const { conversationId } = await desk.build.inbound();
    const { id } = await contactIn(conversationId);

    expect(await bring(id, Buffer.from("<svg/>"))).toBe(204);
    expect(await bring(id, await face("#789"), "")).toBe(400);
    expect((await contactIn(conversationId)).avatar).toBeNull();
  });
});

it("[P7] how a person is called and looks is told to those who see a conversation of theirs, and to nobody else", async () => {
  const { tgUserId } = await desk.build.inbound({ name: "Anna" });
  const [owner, outsider] = [await desk.as("owner"), await desk.as("operator")];
  await desk.build.leaveTeams(outsider);
  using near = await readFeed(operator);
  using far = await readFeed(outsider);

  await desk.build.inbound({ tgUserId, name: "Anna K." });
  await owner.role.create.mutate(withOpId({ name: "Told to all", permissions: [], scope: "own" }));

  for (const [feed, isTold] of [[near, true] as const, [far, false] as const]) {
    const kinds = () => feed.events().map((event) => ("kind" in event ? event.kind : "left"));
    await expect.poll(kinds).toContain("role.created");
    expect(kinds().includes("contact.changed")).toBe(isTold);
  }
});

it("[D5] former names are kept, the latest first, for those who see the person", async () => {
  const { tgUserId, conversationId } = await desk.build.inbound({ name: "Anna" });
  for (const name of ["Anna K.", "Anna K.", "Anya"]) await desk.build.inbound({ tgUserId, name });
  const { id: contactId } = await contactIn(conversationId);
  const outsider = await desk.as("operator");
  await desk.build.leaveTeams(outsider);

  const { data } = await operator.contact.names.query({ contactId });

  expect(data.map(({ name }) => name)).toEqual(["Anna K.", "Anna"]);
  await expect(outsider.contact.names.query({ contactId })).rejects.toMatchObject(refusal("not_found"));
  expect((await open(contactId, outsider)).status).toBe(404);
});
