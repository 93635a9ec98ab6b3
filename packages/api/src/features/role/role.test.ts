import { withOpId } from "@frontdesk/client";
import { type Permission, permissions, presetRoles, type RoleRights, type Scope } from "@frontdesk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFeed } from "../../testing/feed-reader.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf } from "../../testing/person.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

let named = 0;
interface Wording {
  name?: string;
  permissions?: Permission[];
  scope?: Scope;
}
const make = (by: Caller, wording: Wording = {}) => {
  named += 1;
  const input = {
    name: `Night shift ${named}`,
    permissions: ["member:read" as const],
    scope: "all" as const,
    ...wording,
  };
  return by.role.create.mutate(withOpId(input));
};
const edit = (by: Caller, { id, name, permissions, scope, version }: RoleRights, wording: Wording = {}) =>
  by.role.edit.mutate(withOpId({ roleId: id, name, permissions, scope, version, ...wording }));
const remove = (by: Caller, { id, version }: RoleRights) => by.role.remove.mutate(withOpId({ roleId: id, version }));
const give = (by: Caller, whom: Caller, role: { id: string }, version = 1) =>
  by.member.changeRole.mutate(withOpId({ memberId: whom.who?.memberId ?? "", roleId: role.id, version }));
const listed = async (by: Caller) => (await by.role.list.query()).data;
const presetOf = async (by: Caller, preset: string) => (await listed(by)).find((role) => role.preset === preset)!;

/** Somebody with a role of the workspace's own. */
async function hire(owner: Caller, wording: Wording) {
  const role = await make(owner, wording);
  const holder = await desk.as("viewer");
  await give(owner, holder, role);
  return { role, holder };
}

describe("a role of one's own", () => {
  it("is made, given, edited and removed, announced and written down (P12)", async () => {
    const [owner, viewer] = [await desk.as("owner"), await desk.as("viewer")];
    await desk.announced();

    const role = await make(owner, { name: "Caretaker", permissions: ["member:read", "member:read"], scope: "own" });
    const edited = await edit(owner, role, { name: "Janitor", permissions: ["member:read", "bot:read"] });
    const removed = await remove(owner, edited);

    expect(role).toEqual({
      ...{ id: role.id, name: "Caretaker", preset: null, permissions: ["member:read"], scope: "own", version: 1 },
    });
    expect(edited).toEqual({ ...role, name: "Janitor", permissions: ["member:read", "bot:read"], version: 2 });
    expect(await desk.announced()).toEqual([
      ["role.created", { role }],
      ["role.changed", { role: edited }],
      ["role.removed", { id: role.id }],
    ]);
    expect(removed).toEqual({ id: role.id });
    expect((await listed(viewer)).map(({ id }) => id)).not.toContain(role.id);
    expect((await auditOf(desk, desk.home)).filter(({ subjectId }) => subjectId === role.id)).toEqual([
      expect.objectContaining({ action: "role.create", before: null }),
      expect.objectContaining({
        action: "role.edit",
        before: { name: "Caretaker", permissions: ["member:read"], scope: "own" },
        after: { name: "Janitor", permissions: ["member:read", "bot:read"], scope: "own" },
      }),
      expect.objectContaining({ action: "role.remove", after: null }),
    ]);
  });

  it("lets its holders do what it says, and is what they are invited to", async () => {
    const owner = await desk.as("owner");
    const { role, holder } = await hire(owner, { permissions: ["workspace:read", "bot:read"] });
    const { invitation } = await owner.invitation.create.mutate(withOpId({ email: null, roleId: role.id }));

    expect((await holder.identity.me.query())?.membership).toMatchObject({
      role: { id: role.id, name: role.name, preset: null },
      permissions: ["workspace:read", "bot:read"],
    });
    await expect(holder.bot.list.query()).resolves.toBeDefined();
    await expect(holder.member.list.query()).rejects.toMatchObject(refusal("forbidden"));
    expect(invitation.role).toEqual({ id: role.id, name: role.name, preset: null });
  });

  it("takes its announcement from an edit only where something changed, and refuses a stale one", async () => {
    const owner = await desk.as("owner");
    const role = await make(owner);
    const edited = await edit(owner, role, { scope: "own" });
    await desk.announced();

    expect(await edit(owner, edited)).toEqual(edited);
    expect(await desk.announced()).toEqual([]);
    await expect(edit(owner, role, { scope: "all" })).rejects.toMatchObject(refusal("conflict", "stale_version"));
  });

  it("has a name that no other has, in whichever case", async () => {
    const owner = await desk.as("owner");
    const role = await make(owner, { name: "Concierge" });

    await expect(make(owner, { name: "CONCIERGE" })).rejects.toMatchObject(refusal("conflict", "name_taken"));
    await remove(owner, role);
    await expect(make(owner, { name: "concierge" })).resolves.toBeDefined();
  });

  it("stays while members hold it or are invited to it", async () => {
    const owner = await desk.as("owner");
    const { role, holder } = await hire(owner, {});
    const { invitation } = await owner.invitation.create.mutate(withOpId({ email: null, roleId: role.id }));
    const inUse = (members: string, invitations: string) =>
      refusal("conflict", "role_in_use", { members, invitations });

    await expect(remove(owner, role)).rejects.toMatchObject(inUse("1", "1"));
    await owner.invitation.revoke.mutate(withOpId({ invitationId: invitation.id }));
    await expect(remove(owner, role)).rejects.toMatchObject(inUse("1", "0"));
    await give(owner, holder, await presetOf(owner, "viewer"), 2);
    await expect(remove(owner, role)).resolves.toEqual({ id: role.id });
    await expect(give(owner, holder, role, 3)).rejects.toMatchObject(refusal("not_found"));
  });
});

describe("presets", () => {
  it("can be edited but for their names, and the owner's not at all; none can be removed", async () => {
    const owner = await desk.as("owner");
    const [senior, top] = [await presetOf(owner, "senior"), await presetOf(owner, "owner")];

    const narrowed = await edit(owner, senior, { permissions: [...presetRoles.operator.permissions] });
    expect(narrowed).toMatchObject({ preset: "senior", permissions: presetRoles.operator.permissions });
    await expect(edit(owner, narrowed, { name: "Elder" })).rejects.toMatchObject(refusal("conflict", "fixed_role"));
    await expect(edit(owner, top, { permissions: [] })).rejects.toMatchObject(refusal("conflict", "fixed_role"));
    await expect(remove(owner, narrowed)).rejects.toMatchObject(refusal("conflict", "fixed_role"));
  });

  it("hold every permission there is where they run the workspace", async () => {
    const owner = await desk.as("owner");
    for (const preset of ["owner", "admin"])
      expect((await presetOf(owner, preset)).permissions.toSorted()).toEqual(permissions.toSorted());
  });
});

describe("nobody gives what they do not hold", () => {
  it("neither by a role that they make, nor by one that they edit", async () => {
    const owner = await desk.as("owner");
    const manages: Permission[] = ["workspace:read", "member:read", "member:manage", "role:manage"];
    const { holder } = await hire(owner, { permissions: manages, scope: "team" });
    const above = refusal("forbidden", "above_own_rights");
    const modest = await make(owner, { permissions: ["member:read"], scope: "own" });

    await expect(make(holder, { permissions: ["bot:read"], scope: "own" })).rejects.toMatchObject(above);
    await expect(make(holder, { permissions: ["member:read"], scope: "all" })).rejects.toMatchObject(above);
    await expect(make(holder, { permissions: ["member:read"], scope: "team" })).resolves.toBeDefined();
    await expect(edit(holder, modest, { permissions: ["token:manage"] })).rejects.toMatchObject(above);
    await expect(edit(holder, await presetOf(owner, "admin"), { permissions: [] })).rejects.toMatchObject(above);
    await expect(remove(holder, await make(owner, { scope: "all" }))).rejects.toMatchObject(above);
    await expect(give(holder, await desk.as("viewer"), await presetOf(owner, "admin"))).rejects.toMatchObject(above);
  });

  it("nor by a token, which reaches all of the workspace", async () => {
    const owner = await desk.as("owner");
    const { holder } = await hire(owner, { permissions: ["token:manage", "conversation:read"], scope: "team" });
    const token = { name: "All", permissions: ["conversation:read" as const], expiresInDays: null };

    await expect(holder.token.create.mutate(withOpId(token))).rejects.toMatchObject(
      refusal("forbidden", "above_own_rights"),
    );
  });

  it("and only those who manage roles make any, in their own workspace", async () => {
    const [owner, senior, stranger] = [
      await desk.as("owner"),
      await desk.as("senior"),
      await desk.as("owner", desk.foreign),
    ];
    const role = await make(owner);

    await expect(make(senior)).rejects.toMatchObject(refusal("forbidden"));
    expect((await listed(stranger)).map(({ id }) => id)).not.toContain(role.id);
    await expect(edit(stranger, role)).rejects.toMatchObject(refusal("not_found"));
    await expect(remove(stranger, role)).rejects.toMatchObject(refusal("not_found"));
    await expect(give(stranger, await desk.as("viewer", desk.foreign), role)).rejects.toMatchObject(
      refusal("not_found"),
    );
  });
});

describe("[B3, P8] what a role allows", () => {
  it("reaches the live connections of its holders within two seconds", async () => {
    const owner = await desk.as("owner");
    const { role, holder } = await hire(owner, { permissions: ["workspace:read", "member:read", "bot:read"] });
    using feed = await readFeed(holder);

    await edit(owner, role, { permissions: ["workspace:read", "member:read"] });

    await expect.poll(() => feed.stands, { timeout: 2_000 }).toContain("rights_changed");
    await expect(holder.bot.list.query()).rejects.toMatchObject(refusal("forbidden"));
  });

  it("takes along what its holders gave out above it: invitations and tokens", async () => {
    const owner = await desk.as("owner");
    const all: Permission[] = ["member:read", "member:manage", "token:manage", "bot:read"];
    const { role, holder } = await hire(owner, { permissions: all });
    const { invitation } = await holder.invitation.create.mutate(
      withOpId({ email: null, roleId: (await make(owner)).id }),
    );
    const token = async (permission: "member:read" | "bot:read") =>
      (await holder.token.create.mutate(withOpId({ name: permission, permissions: [permission], expiresInDays: null })))
        .token.id;
    const [modest, busy] = [await token("member:read"), await token("bot:read")];

    await edit(owner, role, { permissions: ["member:read"] });

    const tokens = (await owner.token.list.query()).data.map(({ id }) => id);
    expect(tokens).toContain(modest);
    expect(tokens).not.toContain(busy);
    expect((await owner.invitation.list.query()).data.map(({ id }) => id)).not.toContain(invitation.id);
  });
});
