import { inWorkspace } from "@frontdesk/db";
import { untilConsumed } from "./consumed.queries.ts";
import type { TestDesk } from "./test-desk.ts";

/** I4: the facts of the home workspace as they were kept, and as they are made from nothing. */
export async function factsAnew(desk: TestDesk) {
  const { services, home } = desk;
  const { workspaceId } = home;
  const tenancy = inWorkspace(services.database, workspaceId);
  const facts = () =>
    tenancy.read(({ db }) =>
      db.selectFrom("fact").selectAll().orderBy("conversation_id").orderBy("kind").orderBy("seq").execute(),
    );
  await untilConsumed(desk, "figures");
  const kept = await facts();
  await tenancy.write({}, async ({ db }) => {
    await db.deleteFrom("fact").execute();
    const rows = db.selectFrom("conversation").select(["workspace_id", "id as conversation_id"]);
    await db.insertInto("recount").columns(["workspace_id", "conversation_id"]).expression(rows).execute();
    return { value: null, events: [] };
  });
  // The clock of any node finds what is to be counted anew.
  await untilConsumed(desk, "figures");
  return { kept, anew: await facts() };
}
