import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces } from "@frontdesk/db";
import { expect, it } from "vitest";
import { refusal, testDesk } from "../../testing/index.ts";

const harbour = { name: "Harbour", slug: "harbour", locale: "ru" as const, timezone: "Europe/Riga" };

it("makes a workspace of which its maker is the owner", async () => {
  await using desk = await testDesk();
  const viewer = await desk.as("viewer");

  const made = await viewer.workspace.create.mutate(withOpId(harbour));
  const me = await viewer.identity.me.query();

  expect(made).toEqual({ slug: "harbour" });
  expect(me?.workspaces.map(({ slug }) => slug)).toEqual(["harbour", "home"]);
  expect(me?.membership?.role.preset).toBe("viewer");
});

it("[P2] makes one workspace for one opId", async () => {
  await using desk = await testDesk();
  const viewer = await desk.as("viewer");
  const call = withOpId(harbour);

  const answers = await Promise.all([viewer.workspace.create.mutate(call), viewer.workspace.create.mutate(call)]);

  expect(answers).toEqual([{ slug: "harbour" }, { slug: "harbour" }]);
  await expect(viewer.workspace.create.mutate({ ...call, name: "Other" })).rejects.toMatchObject({
    data: { desk: { code: "conflict", reason: "op_mismatch" } },
  });
});

it("refuses an address that is taken, also by a workspace the caller can't see", async () => {
  await using desk = await testDesk();
  const owner = await desk.as("owner");

  await expect(owner.workspace.create.mutate(withOpId({ ...harbour, slug: "foreign" }))).rejects.toMatchObject({
    data: { desk: { code: "conflict", reason: "slug_taken", fields: { slug: "taken" } } },
  });
});

it("is for people who are signed in: nobody else, no token", async () => {
  await using desk = await testDesk();
  const owner = await desk.as("owner");
  const script = { name: "Script", permissions: ["workspace:read" as const], expiresInDays: null };
  const { secret } = await owner.token.create.mutate(withOpId(script));

  for (const caller of [desk.anonymous(), desk.bearer(secret)])
    await expect(caller.workspace.create.mutate(withOpId(harbour))).rejects.toMatchObject({
      data: { desk: { code: "unauthenticated" } },
    });
});

it("leaves an audit row, and a team that inboxes can belong to (P12)", async () => {
  await using desk = await testDesk();
  const owner = await desk.as("owner");
  await owner.workspace.create.mutate(withOpId(harbour));

  const rows = await acrossWorkspaces(desk.services.database, "first-run").read(async ({ db }) => ({
    audit: await db.selectFrom("audit").select(["action", "actor_kind", "after"]).execute(),
    teams: await db
      .selectFrom("team")
      .innerJoin("workspace", "workspace.id", "team.workspace_id")
      .select("is_default")
      .where("slug", "=", "harbour")
      .execute(),
  }));

  expect(rows.teams).toEqual([{ is_default: true }]);
  expect(rows.audit).toEqual([
    { action: "workspace.create", actor_kind: "member", after: { name: "Harbour", slug: "harbour" } },
  ]);
});

it("[P9] lets a person found so many workspaces and no more, however many calls come at once", async () => {
  await using desk = await testDesk({ foundedEach: 2 });
  const [viewer, other] = [await desk.as("viewer"), await desk.as("viewer")];
  const found = (caller: typeof viewer, slug: string) => caller.workspace.create.mutate(withOpId({ ...harbour, slug }));

  const outcomes = await Promise.allSettled(["a", "b", "c", "d"].map((slug) => found(viewer, slug)));

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  await expect(found(viewer, "e")).rejects.toMatchObject(refusal("conflict", "too_many_workspaces"));
  expect(await found(other, "f")).toEqual({ slug: "f" });
});
