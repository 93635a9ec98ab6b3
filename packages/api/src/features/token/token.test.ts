import { withOpId } from "@frontdesk/client";
import { type Permission, workspaceLimits } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf } from "../../testing/person.ts";

let desk: TestDesk;
type Caller = Awaited<ReturnType<TestDesk["as"]>>;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const make = (by: Caller, permissions: Permission[] = ["member:read"], expiresInDays: number | null = null) =>
  by.token.create.mutate(withOpId({ name: "Report", permissions, expiresInDays }));

const refusal = (code: string, reason: string | null = null) => ({ data: { desk: { code, reason } } });

it("lets a script do what the token says, and no more", async () => {
  const { token, secret } = await make(await desk.as("owner"), ["member:read", "member:read"]);
  const script = desk.bearer(secret);

  expect(token).toMatchObject({ name: "Report", permissions: ["member:read"], expiresAt: null, lastUsedAt: null });
  expect(token.last4).toBe(secret.slice(-4));
  expect((await script.member.list.query()).data.length).toBeGreaterThan(0);
  await expect(script.bot.list.query()).rejects.toMatchObject(refusal("forbidden"));
  await expect(desk.bearer(secret, desk.foreign).member.list.query()).rejects.toMatchObject(refusal("forbidden"));
});

it("tells the secret once, and keeps it nowhere (P2, I18)", async () => {
  const owner = await desk.as("owner");
  const call = withOpId({ name: "Once", permissions: ["member:read" as const], expiresInDays: 30 });
  await desk.announced();

  const { token, secret } = await owner.token.create.mutate(call);
  const announced = await desk.announced();
  const { data } = await owner.token.list.query();
  const audit = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("audit").selectAll().where("subject_id", "=", token.id).execute(),
  );

  await expect(owner.token.create.mutate(call)).rejects.toMatchObject(refusal("conflict", "already_done"));
  expect(announced).toEqual([["token.created", { token }]]);
  expect(data).toContainEqual(token);
  expect(audit).toEqual([expect.objectContaining({ action: "token.create", actor_id: owner.who?.memberId })]);
  expect(JSON.stringify([announced, data, audit])).not.toContain(secret);
});

it("carries work only, never the keys of the house, and is for those who manage tokens", async () => {
  const [owner, senior] = [await desk.as("owner"), await desk.as("senior")];

  await expect(make(owner, ["token:manage"])).rejects.toMatchObject(refusal("invalid", "bad_input"));
  await expect(make(senior)).rejects.toMatchObject(refusal("forbidden"));
  await expect(senior.token.list.query()).rejects.toMatchObject(refusal("forbidden"));
});

it("is called something else, announced and written down, and by those who manage tokens alone", async () => {
  const [owner, senior, stranger] = [
    await desk.as("owner"),
    await desk.as("senior"),
    await desk.as("owner", desk.foreign),
  ];
  const { token } = await make(owner);
  const rename = (by: Caller, name = "Nightly") => by.token.rename.mutate(withOpId({ tokenId: token.id, name }));
  await desk.announced();

  const renamed = await rename(owner);

  expect(renamed).toEqual({ ...token, name: "Nightly" });
  expect(await rename(owner)).toEqual(renamed);
  expect(await desk.announced()).toEqual([["token.changed", { token: renamed }]]);
  expect((await owner.token.list.query()).data).toContainEqual(renamed);
  expect(await auditOf(desk, desk.home)).toContainEqual({
    action: "token.rename",
    actorId: owner.who?.memberId,
    subjectId: token.id,
    before: { name: "Report" },
    after: { name: "Nightly" },
  });
  await expect(rename(senior)).rejects.toMatchObject(refusal("forbidden"));
  await expect(rename(stranger)).rejects.toMatchObject(refusal("not_found"));
  await owner.token.revoke.mutate(withOpId({ tokenId: token.id }));
  await expect(rename(owner, "Late")).rejects.toMatchObject(refusal("not_found"));
});

it("tells when it was last used, to the minute, without a write for each call", async () => {
  const owner = await desk.as("owner");
  const { token, secret } = await make(owner);
  const lastUsed = async () => (await owner.token.list.query()).data.find(({ id }) => id === token.id)?.lastUsedAt;
  const use = () => desk.bearer(secret).member.list.query();

  expect(await lastUsed()).toBeNull();
  await use();
  const first = await lastUsed();
  await use();
  expect(first).toEqual(expect.any(String));
  expect(await lastUsed()).toBe(first);

  await desk.build.moveClock(61);
  await use();
  expect(Date.parse((await lastUsed()) ?? "") - Date.parse(first ?? "")).toBeGreaterThan(60_000);
});

it("ends when its time is up", async () => {
  const { token, secret } = await make(await desk.as("owner"), ["member:read"], 1);
  await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db, now }) => {
    await db.updateTable("api_token").set({ expires_at: now }).where("id", "=", token.id).execute();
    return { value: null, events: [] };
  });

  await expect(desk.bearer(secret).member.list.query()).rejects.toMatchObject(refusal("unauthenticated", "signed_out"));
});

it("[P8] ends at once when it is revoked, its live connections within two seconds", async () => {
  const owner = await desk.as("owner");
  const { token, secret } = await make(owner, ["workspace:read"]);
  const feed = desk.bearer(secret).feed.follow.subscribe({}, {});
  await expect.poll(() => desk.services.registry.countOf(token.id)).toBe(1);
  await desk.announced();

  const revoke = () => owner.token.revoke.mutate(withOpId({ tokenId: token.id }));
  const answers = [await revoke(), await revoke()];

  await expect.poll(() => desk.services.registry.countOf(token.id), { timeout: 2_000 }).toBe(0);
  expect(answers).toEqual([{ id: token.id }, { id: token.id }]);
  expect(await desk.announced()).toEqual([["token.revoked", { id: token.id }]]);
  expect((await owner.token.list.query()).data.map(({ id }) => id)).not.toContain(token.id);
  feed.unsubscribe();
});

it("can't be seen or revoked from another workspace", async () => {
  const [owner, stranger] = [await desk.as("owner"), await desk.as("owner", desk.foreign)];
  const { token } = await make(owner);

  expect((await stranger.token.list.query()).data).toEqual([]);
  await expect(stranger.token.revoke.mutate(withOpId({ tokenId: token.id }))).rejects.toMatchObject(
    refusal("not_found"),
  );
});

it("ends with its maker's membership", async () => {
  const [owner, admin] = [await desk.as("owner"), await desk.as("admin")];
  const { secret } = await make(admin);

  await owner.member.remove.mutate(withOpId({ memberId: admin.who!.memberId, version: 1 }));

  await expect(desk.bearer(secret).member.list.query()).rejects.toMatchObject(refusal("unauthenticated", "signed_out"));
});

it("[P9] is one of two hundred that a workspace may have; one that was revoked makes room", async () => {
  const owner = await desk.as("owner", desk.foreign);
  const { token } = await make(owner);
  const { workspaceId } = desk.foreign;
  const row = { workspace_id: workspaceId, name: "Filler", last4: "0000", permissions: [] };
  const filler = { ...row, secret_hash: Buffer.alloc(32), created_by: owner.who!.memberId };
  await inWorkspace(desk.services.database, workspaceId).write({}, async ({ db }) => ({
    value: await db
      .insertInto("api_token")
      .values(Array(workspaceLimits.tokensEach - 1).fill(filler))
      .execute(),
    events: [],
  }));

  await expect(make(owner)).rejects.toMatchObject(refusal("conflict", "too_many_tokens"));
  await owner.token.revoke.mutate(withOpId({ tokenId: token.id }));
  await make(owner);
});
