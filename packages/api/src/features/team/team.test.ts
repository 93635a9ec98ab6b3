import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFeed } from "../../testing/feed-reader.ts";
import { setInbox } from "../../testing/guest.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());

const idOf = ({ who }: Caller) => who?.memberId ?? "";
const listed = async () => (await owner.team.list.query()).data;
const make = (name: string, ...members: Caller[]) =>
  owner.team.create.mutate(withOpId({ name, memberIds: members.map(idOf) }));

describe("teams (D8)", () => {
  it("are made, renamed and removed with their members; announced and recorded with names", async () => {
    await desk.announced();
    const team = await make("Nights", operator);
    const { id: teamId, version } = team;
    const edited = await owner.team.edit.mutate(withOpId({ teamId, version, name: "Days", memberIds: [idOf(owner)] }));
    await owner.team.edit.mutate(withOpId({ teamId, version: edited.version, name: "Days", memberIds: [idOf(owner)] }));
    await owner.team.remove.mutate(withOpId({ teamId, version: edited.version }));

    expect(team).toMatchObject({ name: "Nights", isDefault: false, memberIds: [idOf(operator)] });
    expect(await desk.announced()).toEqual([
      ["team.created", { team }],
      ["team.changed", { team: edited }],
      ["team.removed", { id: teamId }],
    ]);
    expect((await listed()).map(({ isDefault }) => isDefault)).toEqual([true]);
    const { data } = await owner.audit.list.query({ subjectId: teamId });
    expect(data.rows.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["team.remove", { name: "Days" }, null],
      ["team.edit", { name: "Nights", members: [operator.who?.name] }, { name: "Days", members: [owner.who?.name] }],
      ["team.create", null, { name: "Nights", members: [operator.who?.name] }],
    ]);
  });

  it("decide what their members see, at once and on open connections", async () => {
    const outsider = await desk.as("operator");
    await desk.build.leaveTeams(outsider);
    const team = await make("Harbour");
    await setInbox(owner, { teamId: team.id });
    const { conversationId } = await desk.build.inbound({ text: "For the harbour" });
    using feed = await readFeed(outsider);
    await expect(outsider.conversation.get.query({ conversationId })).rejects.toMatchObject(refusal("not_found"));

    const { id: teamId, name, version } = team;
    await owner.team.edit.mutate(withOpId({ teamId, name, version, memberIds: [idOf(outsider)] }));

    expect((await outsider.conversation.get.query({ conversationId })).data.teamId).toBe(teamId);
    await expect.poll(() => feed.stands.length).toBeGreaterThan(1);
  });

  it("are refused: a name twice, somebody who is no member, an old version, the default one's end, one that is needed", async () => {
    const team = await make("Store");
    const { id: teamId, version } = team;
    const foreigner = await desk.as("operator", desk.foreign);
    const edit = { teamId, name: "Store", version, memberIds: [] };
    await expect(make("STORE")).rejects.toMatchObject(refusal("conflict", "name_taken"));
    await expect(make("Others", foreigner)).rejects.toMatchObject(refusal("not_found"));
    await expect(owner.team.edit.mutate(withOpId({ ...edit, version: 9 }))).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    const [home] = await listed();
    const whole = withOpId({ teamId: home?.id ?? "", version: home?.version ?? 0 });
    await expect(owner.team.remove.mutate(whole)).rejects.toMatchObject(refusal("conflict", "default_team"));
    await setInbox(owner, { teamId });
    await expect(owner.team.remove.mutate(withOpId({ teamId, version }))).rejects.toMatchObject(
      refusal("conflict", "team_in_use"),
    );
    await expect(operator.team.edit.mutate(withOpId(edit))).rejects.toMatchObject(refusal("forbidden"));
  });

  it("are kept by nobody who does not see all of them", async () => {
    const permissions = ["workspace:read" as const, "member:read" as const, "team:manage" as const];
    const role = await owner.role.create.mutate(withOpId({ name: "Shift lead", permissions, scope: "team" as const }));
    const lead = await desk.as("operator");
    const { data } = await owner.member.list.query();
    const version = data.find(({ id }) => id === idOf(lead))?.version ?? 0;
    await owner.member.changeRole.mutate(withOpId({ memberId: idOf(lead), roleId: role.id, version }));

    await expect(lead.team.create.mutate(withOpId({ name: "Mine", memberIds: [idOf(lead)] }))).rejects.toMatchObject(
      refusal("forbidden", "above_own_rights"),
    );
  });

  it("that are gone hand what was over to the inbox's team when its person writes again, or a colleague takes it up", async () => {
    const team = await make("Summer");
    await setInbox(owner, { teamId: team.id });
    const [written, reopened] = [await desk.build.inbound({ text: "In summer" }), await desk.build.inbound()];
    for (const { conversationId } of [written, reopened])
      await owner.conversation.close.mutate(withOpId({ conversationId }));
    await setInbox(owner, { teamId: desk.home.teamId });
    await owner.team.remove.mutate(withOpId({ teamId: team.id, version: team.version }));

    await desk.build.inbound({ text: "In autumn", tgUserId: written.tgUserId });
    await owner.conversation.reopen.mutate(withOpId({ conversationId: reopened.conversationId }));

    for (const { conversationId } of [written, reopened])
      expect((await operator.conversation.get.query({ conversationId })).data).toMatchObject({
        ...{ state: "open", teamId: desk.home.teamId },
      });
  });
});
