import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEvents } from "../../feed/log.queries.ts";
import { refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

describe("one's own name", () => {
  it("is changed by its bearer, and told to every workspace they work in; the same again changes nothing", async () => {
    const [operator, stranger] = [await desk.as("operator"), await desk.as("owner", desk.foreign)];
    const { secret } = await stranger.invitation.create.mutate(withOpId({ email: null, preset: "viewer" as const }));
    await operator.invitation.accept.mutate(withOpId({ secret, account: null }));
    const email = operator.who?.email;
    await desk.announced();

    const user = await operator.identity.rename.mutate(withOpId({ name: "  Ольга Иванова " }));
    const told = await desk.announced();
    const toldThere = await acrossWorkspaces(desk.services.database, "feed").read(({ db }) =>
      listEvents(db, { workspaceId: desk.foreign.workspaceId, after: 0, limit: 100 }),
    );
    await operator.identity.rename.mutate(withOpId({ name: "Ольга Иванова" }));

    const member = expect.objectContaining({ email, name: "Ольга Иванова" });
    expect(user).toMatchObject({ email, name: "Ольга Иванова" });
    expect(told).toEqual([["member.changed", { member }]]);
    expect(toldThere.at(-1)?.event).toMatchObject({ kind: "member.changed", data: { member } });
    expect((await stranger.member.list.query()).data).toContainEqual(member);
    const { data: audited } = await stranger.audit.list.query({ action: "identity.rename" });
    expect(audited.rows).toMatchObject([{ before: { name: operator.who?.name }, after: { name: "Ольга Иванова" } }]);
    expect(await desk.announced()).toEqual([]);
  });

  it("is a name that can be seen, and no token's to change", async () => {
    const [owner, operator] = [await desk.as("owner"), await desk.as("operator")];
    const asked = { name: "Report", permissions: ["member:read" as const], expiresInDays: null };
    const { secret } = await owner.token.create.mutate(withOpId(asked));

    for (const name of ["", "  ", "x".repeat(81), "Ada\u202Eadmin", "\u200B"])
      await expect(operator.identity.rename.mutate(withOpId({ name }))).rejects.toMatchObject(
        refusal("invalid", "bad_input"),
      );
    await expect(desk.bearer(secret).identity.rename.mutate(withOpId({ name: "Script" }))).rejects.toMatchObject(
      refusal("unauthenticated", "signed_out"),
    );
  });
});
