import { withOpId } from "@frontdesk/client";
import type { Preset } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
type Caller = Awaited<ReturnType<TestDesk["as"]>>;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

/** A member as the list shows them. */
async function shown(by: Caller, who: Caller) {
  const { data } = await by.member.list.query();
  return data.find(({ id }) => id === who.who?.memberId)!;
}

const change = (by: Caller, who: Caller, preset: Preset, version = 1) =>
  by.member.changeRole.mutate(withOpId({ memberId: who.who!.memberId, preset, version }));

const remove = (by: Caller, who: Caller, version = 1) =>
  by.member.remove.mutate(withOpId({ memberId: who.who!.memberId, version }));

const refusal = (code: string, reason: string | null = null) => ({ data: { desk: { code, reason } } });

const audited = async (action: string) =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("audit").select(["actor_id", "subject_id", "before", "after"]).where("action", "=", action).execute(),
  );

describe("the list of members", () => {
  it("shows everyone who belongs here, and nobody of another workspace", async () => {
    const [porter, stranger] = [await desk.as("porter"), await desk.as("owner", desk.foreign)];

    const names = (await porter.member.list.query()).data.map(({ name }) => name);

    expect(names).toContain(porter.who?.name);
    expect(names).not.toContain(stranger.who?.name);
  });

  it("comes with the roles, from the widest rights to the narrowest", async () => {
    const porter = await desk.as("porter");

    const { data } = await porter.role.list.query();

    expect(data.map(({ preset }) => preset)).toEqual([
      ...["owner", "admin", "senior", "operator"],
      ...["porter", "storekeeper", "employee", "viewer"],
    ]);
  });
});

describe("giving another role", () => {
  it("changes what a member may do, is announced and recorded (P12)", async () => {
    const [owner, viewer] = [await desk.as("owner"), await desk.as("viewer")];
    await desk.announced();

    const changed = await change(owner, viewer, "operator");
    const me = await viewer.identity.me.query();

    expect(changed).toMatchObject({ role: { preset: "operator" }, version: 2 });
    expect(me?.membership).toMatchObject({ scope: "team", teamIds: [desk.home.teamId] });
    expect(await shown(owner, viewer)).toEqual(changed);
    expect(await desk.announced()).toEqual([
      ["team.changed", { team: expect.objectContaining({ id: desk.home.teamId }) }],
      ["member.changed", { member: changed }],
    ]);
    expect(await audited("member.changeRole")).toContainEqual({
      actor_id: owner.who?.memberId,
      subject_id: viewer.who?.memberId,
      before: { role: "viewer", status: "active" },
      after: { role: "operator", status: "active" },
    });
  });

  it("announces nothing where it is the role they have", async () => {
    const [owner, viewer] = [await desk.as("owner"), await desk.as("viewer")];
    await desk.announced();

    expect(await change(owner, viewer, "viewer")).toMatchObject({ version: 1 });
    expect(await desk.announced()).toEqual([]);
  });

  it("needs the right to manage members, and an administrator makes or unmakes no owner", async () => {
    const [owner, admin, senior] = [await desk.as("owner"), await desk.as("admin"), await desk.as("senior")];

    await expect(change(senior, admin, "viewer")).rejects.toMatchObject(refusal("forbidden"));
    await expect(change(admin, senior, "owner")).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    await expect(change(admin, owner, "viewer")).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    expect(await change(admin, senior, "operator")).toMatchObject({ role: { preset: "operator" } });
  });

  it("is refused for what somebody else changed meanwhile, and for whom another workspace has", async () => {
    const [owner, viewer] = [await desk.as("owner"), await desk.as("viewer")];
    const stranger = await desk.as("viewer", desk.foreign);
    await change(owner, viewer, "operator");

    await expect(change(owner, viewer, "porter", 1)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await expect(change(owner, stranger, "porter")).rejects.toMatchObject(refusal("not_found"));
  });

  it("[P8] reaches live connections within two seconds", async () => {
    const [owner, senior] = [await desk.as("owner"), await desk.as("senior")];
    const resets: unknown[] = [];
    const feed = senior.feed.follow.subscribe({}, { onData: ({ data }) => data.reset && resets.push(data.reset) });
    await expect.poll(() => desk.services.registry.countOf(senior.who!.sessionId)).toBe(1);

    await change(owner, senior, "porter");

    await expect.poll(() => resets, { timeout: 2_000 }).toEqual(["rights_changed"]);
    feed.unsubscribe();
  });

  it("takes back what was given out above the new rights: invitations and tokens", async () => {
    const [owner, admin] = [await desk.as("owner"), await desk.as("admin")];
    const { invitation } = await admin.invitation.create.mutate(withOpId({ email: null, preset: "admin" }));
    const make = (permission: "member:read" | "conversation:handle") =>
      admin.token.create.mutate(withOpId({ name: permission, permissions: [permission], expiresInDays: null }));
    const [modest, busy] = [await make("member:read"), await make("conversation:handle")];

    await change(owner, admin, "viewer");
    const { data: invitations } = await owner.invitation.list.query();
    const { data: tokens } = await owner.token.list.query();

    expect(invitations.map(({ id }) => id)).not.toContain(invitation.id);
    expect(tokens.map(({ id }) => id)).toContain(modest.token.id);
    expect(tokens.map(({ id }) => id)).not.toContain(busy.token.id);
  });
});

describe("removing a member", () => {
  it("ends their membership everywhere at once, is announced and recorded (P8, P12)", async () => {
    const [owner, operator] = [await desk.as("owner"), await desk.as("operator")];
    const feed = operator.feed.follow.subscribe({}, {});
    await expect.poll(() => desk.services.registry.countOf(operator.who!.sessionId)).toBe(1);
    await desk.announced();

    const removed = await remove(owner, operator);

    await expect.poll(() => desk.services.registry.countOf(operator.who!.sessionId), { timeout: 2_000 }).toBe(0);
    expect(removed).toMatchObject({ status: "removed", version: 2 });
    expect(await shown(owner, operator)).toBeUndefined();
    expect(await desk.announced()).toEqual([["member.removed", { member: removed }]]);
    expect(await audited("member.remove")).toContainEqual(
      expect.objectContaining({ subject_id: operator.who?.memberId, actor_id: owner.who?.memberId }),
    );
    expect((await operator.identity.me.query())?.membership).toBeNull();
    await expect(operator.member.list.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(remove(owner, operator, 2)).rejects.toMatchObject(refusal("not_found"));
    feed.unsubscribe();
  });

  it("is refused without the right, above one's own, for a stale version, and across workspaces", async () => {
    const [owner, admin, viewer] = [await desk.as("owner"), await desk.as("admin"), await desk.as("viewer")];
    const stranger = await desk.as("owner", desk.foreign);

    await expect(remove(viewer, admin)).rejects.toMatchObject(refusal("forbidden"));
    await expect(remove(admin, owner)).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    await expect(remove(owner, admin, 7)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await expect(remove(stranger, viewer)).rejects.toMatchObject(refusal("not_found"));
  });
});

describe("the last owner", () => {
  it("stays, whether demoted or removed, by whatever hand", async () => {
    await using lone = await testDesk();
    const owner = await lone.as("owner");

    await expect(change(owner, owner, "admin")).rejects.toMatchObject(refusal("conflict", "last_owner"));
    await expect(remove(owner, owner)).rejects.toMatchObject(refusal("conflict", "last_owner"));
  });

  it("is the one left of two who remove each other at once", async () => {
    await using pair = await testDesk();
    const [one, other] = [await pair.as("owner"), await pair.as("owner")];

    const outcomes = await Promise.allSettled([remove(one, other), remove(other, one)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const viewer = await pair.as("viewer");
    const { data } = await viewer.member.list.query();
    expect(data.filter(({ role }) => role.preset === "owner")).toHaveLength(1);
  });
});
