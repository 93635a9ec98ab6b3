import { withOpId } from "@frontdesk/client";
import type { AuditEntry } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
let owner: Caller;
let admin: Caller;
beforeAll(async () => {
  desk = await testDesk();
  [owner, admin] = [await desk.as("owner"), await desk.as("admin")];
});
afterAll(() => desk[Symbol.asyncDispose]());

const list = async (input: object = {}, by = owner) => (await by.audit.list.query(input)).data;
const actions = (rows: AuditEntry[]) => rows.map(({ action }) => action);

it("[P12] shows who did what to whom, from where, and how it was before and after, the newest first", async () => {
  const viewer = await desk.as("viewer");
  const memberId = viewer.who?.memberId ?? "";
  await owner.member.changeRole.mutate(withOpId({ memberId, preset: "porter", version: 1 }));
  await admin.member.remove.mutate(withOpId({ memberId, version: 2 }));

  const { rows } = await list({ subjectId: memberId });

  expect(actions(rows)).toEqual(["member.remove", "member.changeRole"]);
  expect(rows[1]).toEqual({
    id: expect.any(String),
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    actor: { kind: "member", id: owner.who?.memberId, name: owner.who?.name },
    action: "member.changeRole",
    subject: { type: "member", id: memberId, name: viewer.who?.name },
    ip: "127.0.0.1",
    agent: expect.any(String),
    before: { role: "viewer", status: "active" },
    after: { role: "porter", status: "active" },
  });
});

it("is narrowed down by who, what, about what and when", async () => {
  const { invitation } = await admin.invitation.create.mutate(withOpId({ email: null, preset: "viewer" as const }));
  await owner.invitation.revoke.mutate(withOpId({ invitationId: invitation.id }));
  const { rows } = await list({ subjectId: invitation.id });
  const at = (index: number) => rows[index]?.at ?? "";

  expect(actions(rows)).toEqual(["invitation.revoke", "invitation.create"]);
  expect(actions((await list({ subjectId: invitation.id, actorId: admin.who?.memberId })).rows)).toEqual([
    "invitation.create",
  ]);
  expect(actions((await list({ action: "invitation.revoke" })).rows)).toEqual(["invitation.revoke"]);
  expect((await list({ subjectType: "invitation" })).rows).toHaveLength(2);
  expect(actions((await list({ subjectId: invitation.id, from: at(0) })).rows)).toEqual(["invitation.revoke"]);
  expect(actions((await list({ subjectId: invitation.id, to: at(0) })).rows)).toEqual(["invitation.create"]);
});

it("comes in pages that do not shift while more is written", async () => {
  await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => {
    const row = { workspace_id: desk.home.workspaceId, at: now, actor_kind: "system", subject_type: "page" };
    const rows = Array.from({ length: 120 }, (_, number) => ({ ...row, action: `page.n${number}` }));
    for (const one of rows) await db.insertInto("audit").values(one).execute();
    return { value: null, events: [] };
  });

  const first = await list({ subjectType: "page" });
  await owner.token.create.mutate(withOpId({ name: "x", permissions: ["member:read" as const], expiresInDays: null }));
  const second = await list({ subjectType: "page", cursor: first.nextCursor });
  const third = await list({ subjectType: "page", cursor: second.nextCursor });

  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
  expect(third.nextCursor).toBeNull();
  expect(new Set([first, second, third].flatMap(({ rows }) => actions(rows))).size).toBe(120);
});

it("is for owners and admins, and of their workspace alone", async () => {
  const stranger = await desk.as("owner", desk.foreign);

  await expect(list({}, await desk.as("senior"))).rejects.toMatchObject(refusal("forbidden"));
  await expect(list({}, await desk.as("viewer"))).rejects.toMatchObject(refusal("forbidden"));
  await expect(list({}, admin)).resolves.toBeDefined();
  expect((await list({}, stranger)).rows).toEqual([]);
});
