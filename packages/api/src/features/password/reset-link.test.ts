import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf, openPerson } from "../../testing/person.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const fresh = "an entirely new password";
const idOf = ({ who }: Pick<Caller, "who">) => ({ memberId: who?.memberId ?? "" });
const link = (by: Caller, whose: Pick<Caller, "who">) => by.member.createResetLink.mutate(withOpId(idOf(whose)));
const use = (secret: string) => openBrowser(desk.url).mutate("password.reset", { secret, password: fresh });
const signIn = (email: string) => openBrowser(desk.url).mutate("identity.signIn", { email, password: fresh });

/** Makes somebody a member of another workspace too. */
async function joinElsewhere({ who }: Pick<Caller, "who">) {
  await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db }) => {
    const { workspaceId: workspace_id, roleIds } = desk.foreign;
    const member = { workspace_id, user_id: who?.userId ?? "", role_id: roleIds.viewer };
    return { value: await db.insertInto("member").values(member).execute(), events: [] };
  });
}

describe("[S] a member's link", () => {
  it("sets a member's password once, and is written down at both ends", async () => {
    const [admin, person] = [await desk.as("admin"), await openPerson(desk)];

    const { secret } = await link(admin, person);
    const used = await use(secret);

    expect(used.status).toBe(200);
    expect((await use(secret)).refusal).toMatchObject({ reason: "expired_link" });
    expect(await person.browser.client().identity.me.query()).toBeNull();
    expect((await signIn(person.who.email)).status).toBe(200);
    const audit = await auditOf(desk, desk.home);
    expect(audit).toContainEqual(
      expect.objectContaining({
        action: "member.createResetLink",
        actorId: admin.who?.memberId,
        subjectId: person.who.memberId,
      }),
    );
    expect(audit).toContainEqual(expect.objectContaining({ action: "password.reset", subjectId: person.who.userId }));
    expect(JSON.stringify(audit)).not.toContain(secret);
  });

  it("is for those who manage members, about nobody above them, and nobody of another workspace", async () => {
    const [owner, admin, senior] = [await desk.as("owner"), await desk.as("admin"), await desk.as("senior")];
    const stranger = await desk.as("viewer", desk.foreign);

    await expect(link(senior, admin)).rejects.toMatchObject(refusal("forbidden"));
    await expect(link(admin, owner)).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    await expect(link(owner, stranger)).rejects.toMatchObject(refusal("not_found"));
    await expect(link(owner, admin)).resolves.toMatchObject({ secret: expect.any(String) });
  });

  it("is no way into an account that reaches beyond this workspace, also where it does so since", async () => {
    const [owner, there, later] = [await desk.as("owner"), await desk.as("viewer"), await desk.as("viewer")];
    await joinElsewhere(there);
    const { secret } = await link(owner, later);
    await joinElsewhere(later);

    await expect(link(owner, there)).rejects.toMatchObject(refusal("forbidden", "member_elsewhere"));
    expect((await use(secret)).refusal).toMatchObject({ code: "forbidden", reason: "member_elsewhere" });
  });

  it("ends with the standing of who made it, and the membership it is about", async () => {
    const owner = await desk.as("owner");
    const [fallen, gone, risen] = [await desk.as("admin"), await desk.as("admin"), await desk.as("admin")];
    const [one, two, three] = [await desk.as("viewer"), await desk.as("viewer"), await desk.as("viewer")];
    const secrets = [await link(fallen, one), await link(gone, two), await link(risen, three)].map(
      ({ secret }) => secret,
    );
    const change = (who: Caller, preset: "viewer" | "owner") =>
      owner.member.changeRole.mutate(withOpId({ ...idOf(who), preset, version: 1 }));

    await change(fallen, "viewer");
    await owner.member.remove.mutate(withOpId({ ...idOf(two), version: 1 }));
    await change(three, "owner");

    for (const secret of secrets) expect((await use(secret)).status).toBeGreaterThanOrEqual(400);
  });
});

describe("a lost authenticator", () => {
  const clear = (by: Caller, whose: Pick<Caller, "who">) => by.member.clearSecondFactor.mutate(withOpId(idOf(whose)));
  const enrol = ({ who }: Pick<Caller, "who">) =>
    acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => ({
      value: await db
        .insertInto("totp")
        .values({ user_id: who?.userId ?? "", secret_sealed: Buffer.of(1), confirmed_at: now })
        .execute(),
      events: [],
    }));

  it("is switched off by who manages members, under the same conditions, and that is written down", async () => {
    const [owner, admin, person] = [await desk.as("owner"), await desk.as("admin"), await openPerson(desk)];
    const [elsewhere, stranger] = [await desk.as("viewer"), await desk.as("viewer", desk.foreign)];
    await joinElsewhere(elsewhere);
    for (const one of [owner, person, elsewhere, stranger]) await enrol(one);

    await expect(clear(admin, owner)).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    await expect(clear(owner, elsewhere)).rejects.toMatchObject(refusal("forbidden", "member_elsewhere"));
    await expect(clear(owner, stranger)).rejects.toMatchObject(refusal("not_found"));
    await expect(clear(person.caller, admin)).rejects.toMatchObject(refusal("forbidden"));
    expect(await clear(admin, person)).toEqual({ id: person.who.memberId });
    await expect(clear(admin, person)).rejects.toMatchObject(refusal("conflict", "not_on"));
    expect(await auditOf(desk, desk.home)).toContainEqual(
      expect.objectContaining({ action: "member.clearSecondFactor", subjectId: person.who.memberId }),
    );
  });
});

describe("[S] a lost last owner", () => {
  const recover = (by: Caller, email: string, slug = "home") =>
    by.installation.recoverOwner.mutate(withOpId({ email, slug }));

  it("comes back by a link from the console, which leaves no other way into the account", async () => {
    const person = await openPerson(desk);
    const { secret } = await recover(desk.installation(), person.who.email.toUpperCase());
    const seen = await desk.anonymous().password.lookAtReset.query({ secret });
    await desk.announced();

    expect((await use(secret)).status).toBe(200);

    expect(seen).toMatchObject({ email: person.who.email, owns: "home" });
    expect(await desk.announced()).toEqual([
      ["member.changed", { member: expect.objectContaining({ role: expect.objectContaining({ preset: "owner" }) }) }],
    ]);
    expect(await person.browser.client().identity.me.query()).toBeNull();
    expect((await signIn(person.who.email)).data).toEqual({ next: "done" });
    expect((await auditOf(desk, desk.home)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(["installation.recoverOwner", "member.makeOwner", "password.reset"]),
    );
  });

  it("may come from outside the workspace", async () => {
    const person = await openPerson(desk, "viewer", desk.foreign);
    const { secret } = await recover(desk.installation(), person.who.email);

    await use(secret);

    const me = await openBrowser(desk.url);
    await me.mutate("identity.signIn", { email: person.who.email, password: fresh });
    expect((await me.client("home").identity.me.query())?.membership?.role.preset).toBe("owner");
  });

  it("is for the console alone, about accounts and workspaces that there are", async () => {
    const [owner, console] = [await desk.as("owner"), desk.installation()];
    const email = owner.who?.email ?? "";

    await expect(recover(desk.anonymous(), email)).rejects.toMatchObject(refusal("unauthenticated", "signed_out"));
    await expect(recover(owner, email)).rejects.toMatchObject(refusal("forbidden"));
    await expect(recover(console, "nobody@example.org")).rejects.toMatchObject(refusal("not_found"));
    await expect(recover(console, email, "nowhere")).rejects.toMatchObject(refusal("not_found"));
  });
});
