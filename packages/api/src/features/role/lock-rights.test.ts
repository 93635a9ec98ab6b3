import { withOpId } from "@frontdesk/client";
import type { Preset } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inProcess } from "../../testing/in-process.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const memberIdOf = ({ who }: Caller) => who?.memberId ?? "";
const give = (preset: Preset) => (owner: Caller, whom: Caller) =>
  owner.member.changeRole.mutate(withOpId({ memberId: memberIdOf(whom), preset, version: 1 }));
const remove = (owner: Caller, whom: Caller) =>
  owner.member.remove.mutate(withOpId({ memberId: memberIdOf(whom), version: 1 }));

const falls: [string, Preset, (owner: Caller, fallen: Caller) => Promise<unknown>][] = [
  ["given another role", "admin", give("viewer")],
  ["removed", "admin", remove],
  ["an owner no more", "owner", give("admin")],
];

it.each(falls)("[P8] nobody gives rights out by a call that began before they were %s", async (how, preset, fall) => {
  const [owner, fallen, accomplice] = [await desk.as("owner"), await desk.as(preset), await desk.as("viewer")];
  const { role, invitation, token, member } = await inProcess(desk, fallen);
  await role.create(withOpId({ name: how, permissions: [], scope: "all" }));

  await fall(owner, fallen);

  const given = [
    token.create(withOpId({ name: "Mine", permissions: ["conversation:read"], expiresInDays: null })),
    invitation.create(withOpId({ email: null, preset: "admin" })),
    role.create(withOpId({ name: "Mine", permissions: ["member:manage"], scope: "all" })),
    member.changeRole(withOpId({ memberId: memberIdOf(accomplice), preset: "admin", version: 1 })),
  ];
  for (const one of await Promise.allSettled(given))
    expect(one).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
});
