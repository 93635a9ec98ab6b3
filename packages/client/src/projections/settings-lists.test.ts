import type { ApiToken, Bot, Invitation, Member, RoleRights } from "@frontdesk/contract";
import { describe, expect, test } from "vitest";
import { buildEvent } from "../testing/events.ts";
import { applyBatch, applyEvent } from "./apply.ts";

const viewer = { memberId: "me", scope: "all" as const, teamIds: [] };
const role = { id: "r", name: "Operator", preset: "operator" as const };
const member = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: id,
  email: `${id}@example.org`,
  role,
  status: "active",
  ...{ capacity: null, hours: null, skills: [], languages: [] },
  version: 1,
  ...given,
});
const invitation = (id: string): Invitation => ({
  ...{ id, email: null, role, team: null },
  expiresAt: "2030-01-01T00:00:00.000Z",
});
const token = (id: string): ApiToken => ({
  id,
  name: id,
  last4: "abcd",
  permissions: [],
  lastUsedAt: null,
  expiresAt: null,
  createdAt: "2030-01-01T00:00:00.000Z",
});
const bot = (id: string, given: Partial<Bot> = {}): Bot => ({
  id,
  username: id,
  name: id,
  tokenLast4: "abcd",
  apiRoot: "telegram",
  state: "new",
  reason: null,
  mode: "polling",
  delivery: null,
  lastUpdateAt: null,
  lastError: null,
  checkedAt: null,
  debugUntil: null,
  version: 1,
  ...given,
});

function apply(path: string, data: unknown, event: Parameters<typeof applyEvent>[1]) {
  return applyEvent(data, event, { path, input: undefined, viewer });
}

describe("member.list", () => {
  const members = [member("a"), member("c", { version: 3 })];

  test("follows who joins, changes and goes", () => {
    const joined = apply("member.list", members, buildEvent(1, "member.joined", { member: member("b") }));
    const changed = member("c", { status: "suspended", version: 4 });

    expect(joined).toEqual([member("a"), member("b"), member("c", { version: 3 })]);
    expect(apply("member.list", members, buildEvent(1, "member.changed", { member: changed }))).toEqual([
      member("a"),
      changed,
    ]);
    expect(apply("member.list", members, buildEvent(1, "member.removed", { member: member("a") }))).toEqual([
      members[1],
    ]);
  });

  test("has no place for who left, whatever they are called since", () => {
    const gone = (id: string) => ({ member: member(id, { name: "New", status: "removed" as const, version: 9 }) });

    expect(apply("member.list", members, buildEvent(1, "member.changed", gone("z")))).toBe(members);
    expect(apply("member.list", members, buildEvent(1, "member.changed", gone("a")))).toEqual([members[1]]);
  });

  test("keeps what is newer, and its identity where nothing changed", () => {
    expect(apply("member.list", members, buildEvent(1, "member.changed", { member: member("c") }))).toBe(members);
    expect(apply("member.list", members, buildEvent(1, "member.removed", { member: member("z") }))).toBe(members);
    expect(apply("member.list", members, buildEvent(1, "bot.added", { bot: bot("b") }))).toBe(members);
  });
});

describe("role.list", () => {
  const rights = (id: string, given: Partial<RoleRights> = {}): RoleRights => ({
    ...{ id, name: id, preset: null, permissions: [], scope: "own", version: 1 },
    ...given,
  });
  const owner = rights("o", { preset: "owner" });
  const roles = [owner, rights("b"), rights("d")];

  test("follows roles made, renamed and removed, the presets first", () => {
    const renamed = rights("b", { name: "e", version: 2 });

    expect(apply("role.list", roles, buildEvent(1, "role.created", { role: rights("c") }))).toEqual([
      ...[owner, rights("b"), rights("c"), rights("d")],
    ]);
    expect(apply("role.list", roles, buildEvent(1, "role.changed", { role: renamed }))).toEqual([
      ...[owner, rights("d"), renamed],
    ]);
    expect(apply("role.list", roles, buildEvent(1, "role.removed", { id: "d" }))).toEqual([owner, rights("b")]);
    expect(apply("role.list", roles, buildEvent(1, "member.changed", { member: member("a") }))).toBe(roles);
  });

  test("takes a role's new name to its holders, and to those who are invited to it", () => {
    const changed = buildEvent(1, "role.changed", { role: rights("r", { name: "Janitor", version: 2 }) });
    const named = { id: "r", name: "Janitor", preset: null };
    const other = member("z", { role: { id: "q", name: "Porter", preset: "porter" } });

    expect(apply("member.list", [member("a"), other], changed)).toEqual([member("a", { role: named }), other]);
    expect(apply("invitation.list", [invitation("a")], changed)).toEqual([{ ...invitation("a"), role: named }]);
    expect(apply("member.list", [other], changed)).toEqual([other]);
  });
});

test("invitation.list follows invitations made, accepted and revoked", () => {
  const made = apply(
    "invitation.list",
    [invitation("b")],
    buildEvent(1, "invitation.created", { invitation: invitation("a") }),
  );

  expect(made).toEqual([invitation("a"), invitation("b")]);
  expect(apply("invitation.list", made, buildEvent(2, "invitation.closed", { id: "b" }))).toEqual([invitation("a")]);
});

test("token.list follows tokens made, renamed and revoked", () => {
  const made = apply("token.list", [token("b")], buildEvent(1, "token.created", { token: token("c") }));

  expect(made).toEqual([token("b"), token("c")]);
  expect(apply("token.list", made, buildEvent(2, "token.changed", { token: { ...token("b"), name: "x" } }))).toEqual([
    { ...token("b"), name: "x" },
    token("c"),
  ]);
  expect(apply("token.list", made, buildEvent(2, "token.revoked", { id: "b" }))).toEqual([token("c")]);
});

test("bot.list follows bots added and changed, and keeps what is newer", () => {
  const added = apply("bot.list", [bot("a", { version: 2 })], buildEvent(1, "bot.added", { bot: bot("b") }));
  const live = bot("b", { state: "live", version: 2 });

  expect(apply("bot.list", added, buildEvent(2, "bot.changed", { bot: live }))).toEqual([
    bot("a", { version: 2 }),
    live,
  ]);
  expect(apply("bot.list", added, buildEvent(2, "bot.changed", { bot: bot("a") }))).toBe(added);
  expect(apply("bot.list", added, { seq: 3, left: { type: "bot", id: "a" } })).toEqual([bot("b")]);
});

describe("applyBatch", () => {
  const asked = { path: "invitation.list", input: undefined, viewer };
  const closing = (seq: number, id: string) => buildEvent(seq, "invitation.closed", { id });
  const answer = { data: [invitation("a"), invitation("b")], asOf: "e:5" };

  test("[R7] drops events that the answer already contains", () => {
    const batch = { from: "e:3", to: "e:6", events: [closing(4, "a"), closing(5, "a"), closing(6, "b")] };

    expect(applyBatch(answer, batch, asked)).toEqual({ data: [invitation("a")], asOf: "e:6" });
  });

  test("is the same object where nothing changed", () => {
    expect(applyBatch(answer, { from: "e:5", to: "e:6", events: [closing(6, "z")] }, asked)).toBe(answer);
    expect(applyBatch(answer, { from: "e:5", to: "e:9", events: [] }, asked)).toBe(answer);
  });

  test("asks anew where the log is another", () => {
    expect(applyBatch(answer, { from: "f:5", to: "f:6", events: [] }, asked)).toBe("refetch");
    expect(applyBatch({ ...answer, asOf: "?" }, { from: "e:5", to: "e:6", events: [] }, asked)).toBe("refetch");
  });

  test("leaves queries alone that follow from no event", () => {
    const other = { data: ["x"], asOf: "e:5" };

    expect(
      applyBatch(other, { from: "e:5", to: "e:6", events: [closing(6, "a")] }, { ...asked, path: "bot.apiRoots" }),
    ).toBe(other);
  });
});
