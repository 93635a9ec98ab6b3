import { withOpId } from "@frontdesk/client";
import { type Preset, workspaceLimits } from "@frontdesk/contract";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { proof } from "../../throttle.ts";

let desk: TestDesk;
type Caller = Awaited<ReturnType<TestDesk["as"]>>;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const invite = (by: Caller, preset: Preset = "operator", email: string | null = null) =>
  by.invitation.create.mutate(withOpId({ email, preset }));

const refusal = (code: string, reason: string | null = null) => ({ data: { desk: { code, reason } } });

let guests = 0;
function account() {
  guests += 1;
  const email = `guest-${guests}@example.org`;
  return { name: `Guest ${guests}`, email, password: "a long enough word", locale: "en" as const };
}

describe("inviting", () => {
  it("gives a link once, which is listed without its secret, announced and recorded (P12)", async () => {
    const owner = await desk.as("owner");
    await desk.announced();

    const { invitation, secret } = await invite(owner, "senior", "anna@example.org");
    const { data } = await owner.invitation.list.query();
    const announced = await desk.announced();
    const audit = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("audit").selectAll().where("subject_id", "=", invitation.id).execute(),
    );

    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(invitation).toMatchObject({ email: "anna@example.org", role: { preset: "senior" } });
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(data).toContainEqual(invitation);
    expect(announced).toEqual([["invitation.created", { invitation }]]);
    expect(audit).toEqual([expect.objectContaining({ action: "invitation.create", actor_id: owner.who?.memberId })]);
    expect(JSON.stringify([data, announced, audit])).not.toContain(secret);
  });

  it("[P2] never gives the secret again", async () => {
    const owner = await desk.as("owner");
    const call = withOpId({ email: null, preset: "viewer" as const });
    await owner.invitation.create.mutate(call);

    await expect(owner.invitation.create.mutate(call)).rejects.toMatchObject(refusal("conflict", "already_done"));
  });

  it("needs the right to manage members, and gives no more than one holds", async () => {
    const [admin, senior] = [await desk.as("admin"), await desk.as("senior")];

    await expect(invite(senior)).rejects.toMatchObject(refusal("forbidden"));
    await expect(senior.invitation.list.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(invite(admin, "owner")).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
  });
});

describe("a link", () => {
  it("tells what it leads to, and nothing once it is revoked", async () => {
    const [owner, stranger] = [await desk.as("owner"), await desk.as("viewer", desk.foreign)];
    const { invitation, secret } = await invite(owner, "operator", "anna@example.org");
    const leadsTo = { workspaceName: "home", role: "operator", email: "anna@example.org" };

    expect(await desk.anonymous().invitation.look.query({ secret })).toEqual({ ...leadsTo, needsAccount: true });
    expect(await stranger.invitation.look.query({ secret })).toEqual({ ...leadsTo, needsAccount: false });

    await desk.announced();
    const call = () => owner.invitation.revoke.mutate(withOpId({ invitationId: invitation.id }));
    expect([await call(), await call()]).toEqual([{ id: invitation.id }, { id: invitation.id }]);
    expect(await desk.announced()).toEqual([["invitation.closed", { id: invitation.id }]]);
    expect((await owner.invitation.list.query()).data.map(({ id }) => id)).not.toContain(invitation.id);
    await expect(stranger.invitation.look.query({ secret })).rejects.toMatchObject(
      refusal("not_found", "expired_link"),
    );
  });

  it("can't be revoked from another workspace", async () => {
    const [owner, stranger] = [await desk.as("owner"), await desk.as("owner", desk.foreign)];
    const { invitation, secret } = await invite(owner);

    await expect(stranger.invitation.revoke.mutate(withOpId({ invitationId: invitation.id }))).rejects.toMatchObject(
      refusal("not_found"),
    );
    expect(await desk.anonymous().invitation.look.query({ secret })).toMatchObject({ workspaceName: "home" });
  });

  it("that never was, or is over seven days old, is answered alike", async () => {
    const { invitation, secret } = await invite(await desk.as("owner"));
    await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db, now }) => {
      const query = db.updateTable("invitation").set({ expires_at: now }).where("id", "=", invitation.id);
      await query.execute();
      return { value: null, events: [] };
    });
    const browser = openBrowser(desk.url);

    for (const old of [secret, "A".repeat(43)]) {
      const accept = await browser.mutate("invitation.accept", { secret: old, account: account() });
      expect(accept).toMatchObject({ status: 404, refusal: { reason: "expired_link" }, setCookie: null });
      await expect(desk.anonymous().invitation.look.query({ secret: old })).rejects.toMatchObject(
        refusal("not_found", "expired_link"),
      );
    }
  });
});

describe("joining with a new account", () => {
  it("makes the account, the membership and the session at once; announced and recorded", async () => {
    const owner = await desk.as("owner");
    const { invitation, secret } = await invite(owner, "operator");
    const browser = openBrowser(desk.url);
    await desk.announced();

    const joined = await browser.mutate("invitation.accept", { secret, account: account() });
    const me = await browser.client("home").identity.me.query();
    const { data: members } = await owner.member.list.query();
    const member = members.find(({ id }) => id === me?.membership?.memberId);

    expect(joined).toMatchObject({ status: 200, data: { slug: "home" } });
    expect(me?.user).toMatchObject({ name: `Guest ${guests}`, runsInstallation: false });
    expect(me?.membership).toMatchObject({ role: { preset: "operator" }, teamIds: [desk.home.teamId] });
    expect(await desk.announced()).toEqual([
      ["team.changed", { team: expect.objectContaining({ id: desk.home.teamId }) }],
      ["member.joined", { member }],
      ["invitation.closed", { id: invitation.id }],
    ]);
    const audit = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("audit").select("actor_id").where("action", "=", "invitation.accept").execute(),
    );
    expect(audit).toContainEqual({ actor_id: member?.id });
  });

  it("admits one person per link, also of two at once, and leaves no account of the other", async () => {
    const { secret } = await invite(await desk.as("owner"));
    const [one, other] = [account(), account()];

    const answers = await Promise.all(
      [one, other].map((who) => openBrowser(desk.url).mutate("invitation.accept", { secret, account: who })),
    );
    const emails = await acrossWorkspaces(desk.services.database, "sign-in").read(({ db }) =>
      db.selectFrom("user").select("email").where("email", "in", [one.email, other.email]).execute(),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(emails).toHaveLength(1);
  });

  it("[P2] is done once, however often it is asked", async () => {
    const { secret } = await invite(await desk.as("owner"));
    const call = withOpId({ secret, account: account() });

    const [first, repeat] = [
      await openBrowser(desk.url).mutate("invitation.accept", call),
      await openBrowser(desk.url).mutate("invitation.accept", call),
    ];

    expect(first.status).toBe(200);
    expect(repeat.refusal).toMatchObject({ code: "conflict", reason: "already_done" });
  });

  it("refuses an e-mail that has an account, and keeps the link open", async () => {
    const owner = await desk.as("owner");
    const { secret } = await invite(owner);
    const taken = { ...account(), email: owner.who!.email.toUpperCase() };

    const refused = await openBrowser(desk.url).mutate("invitation.accept", { secret, account: taken });

    expect(refused.refusal).toMatchObject({ code: "conflict", reason: "email_taken" });
    expect(await desk.anonymous().invitation.look.query({ secret })).toMatchObject({ needsAccount: true });
  });

  it("[S] does not let a link try out, without end, which e-mails have accounts", async () => {
    const owner = await desk.as("owner");
    const { secret } = await invite(owner);
    const ask = () =>
      openBrowser(desk.url).mutate("invitation.accept", { secret, account: { ...account(), email: owner.who!.email } });

    for (let tries = 0; tries < proof.pair; tries += 1) expect((await ask()).status).toBe(409);

    expect((await ask()).refusal).toMatchObject({ code: "limited" });
  });
});

describe("joining as oneself", () => {
  it("[D8] leads into a team with a role at once, and into the default one where that team is gone", async () => {
    const owner = await desk.as("owner");
    const team = await owner.team.create.mutate(withOpId({ name: "Night shift", memberIds: [] }));
    const inviteInto = () =>
      owner.invitation.create.mutate(withOpId({ email: null, preset: "operator" as const, teamId: team.id }));
    const [one, other] = [await inviteInto(), await inviteInto()];
    const joiner = await desk.as("viewer", desk.foreign);

    await joiner.invitation.accept.mutate(withOpId({ secret: one.secret, account: null }));
    const teams = (await owner.team.list.query()).data;

    expect(one.invitation.team).toEqual({ id: team.id, name: "Night shift" });
    const joined = teams.find(({ id }) => id === team.id);
    expect(joined?.memberIds).toHaveLength(1);
    expect(teams.find(({ isDefault }) => isDefault)?.memberIds).not.toContain(joined?.memberIds[0]);
    await owner.team.remove.mutate(withOpId({ teamId: team.id, version: joined?.version ?? 0 }));
    expect((await owner.invitation.list.query()).data.find(({ id }) => id === other.invitation.id)?.team).toBeNull();
    await expect(
      owner.invitation.create.mutate(withOpId({ email: null, preset: "operator" as const, teamId: team.id })),
    ).rejects.toMatchObject(refusal("not_found"));
  });

  it("adds a workspace to those one has, and repeats its answer (P2)", async () => {
    const stranger = await desk.as("viewer", desk.foreign);
    const { secret } = await invite(await desk.as("owner"), "viewer");
    const call = withOpId({ secret, account: null });

    const answers = [await stranger.invitation.accept.mutate(call), await stranger.invitation.accept.mutate(call)];
    const me = await stranger.identity.me.query();

    expect(answers).toEqual([{ slug: "home" }, { slug: "home" }]);
    expect(me?.workspaces.map(({ slug }) => slug)).toEqual(["foreign", "home"]);
  });

  it("needs somebody signed in, who is no member yet", async () => {
    const owner = await desk.as("owner");
    const { secret } = await invite(owner);
    const call = () => withOpId({ secret, account: null });

    await expect(desk.anonymous().invitation.accept.mutate(call())).rejects.toMatchObject(
      refusal("unauthenticated", "signed_out"),
    );
    await expect(owner.invitation.accept.mutate(call())).rejects.toMatchObject(refusal("conflict", "already_member"));
  });

  it("brings back who was removed, as the member they were", async () => {
    const [owner, operator] = [await desk.as("owner"), await desk.as("operator")];
    const { memberId } = operator.who!;
    await owner.member.remove.mutate(withOpId({ memberId, version: 1 }));
    const { secret } = await invite(owner, "viewer");

    await operator.invitation.accept.mutate(withOpId({ secret, account: null }));
    const me = await operator.identity.me.query();

    expect(me?.membership).toMatchObject({ memberId, role: { preset: "viewer" }, teamIds: [] });
  });
});

it("[P9] five hundred may be open at once; one that was withdrawn makes room", async () => {
  const owner = await desk.as("owner", desk.foreign);
  const { workspaceId, roleIds } = desk.foreign;
  const { invitation } = await invite(owner);
  const row = { workspace_id: workspaceId, role_id: roleIds.viewer, invited_by: owner.who!.memberId };
  const filler = { ...row, secret_hash: Buffer.alloc(32), expires_at: new Date(Date.now() + 60 * 60_000) };
  await inWorkspace(desk.services.database, workspaceId).write({}, async ({ db }) => ({
    value: await db
      .insertInto("invitation")
      .values(Array(workspaceLimits.openInvitationsEach - 1).fill(filler))
      .execute(),
    events: [],
  }));

  await expect(invite(owner)).rejects.toMatchObject(refusal("conflict", "too_many_invitations"));
  await owner.invitation.revoke.mutate(withOpId({ invitationId: invitation.id }));
  await invite(owner);
});
