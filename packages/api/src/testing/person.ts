import type { Preset } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { setPasswordHash } from "../features/identity/index.ts";
import { openBrowser } from "./browser.ts";
import type { Caller } from "./callers.ts";
import type { Hired, Place } from "./people.ts";
import type { TestDesk } from "./test-desk.ts";

/** Somebody with a password, and the browser in which they signed in with it. */
export interface Person {
  who: Hired;
  password: string;
  browser: ReturnType<typeof openBrowser>;
  /** The typed client of a session beside the browser's. */
  caller: Caller;
}

const password = "correct horse battery";

/** Hires somebody who signs in with a password. */
export async function openPerson(desk: TestDesk, preset: Preset = "viewer", place?: Place): Promise<Person> {
  const caller = await desk.as(preset, place);
  if (!caller.who) throw new Error("Only a member has a password.");
  const { who } = caller;
  const passwordHash = await desk.services.passwords.hash(password);
  await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => ({
    value: await setPasswordHash(db, { userId: who.userId, passwordHash, now }),
    events: [],
  }));
  const browser = openBrowser(desk.url);
  const answer = await browser.mutate("identity.signIn", { email: who.email, password });
  if (answer.refusal) throw new Error(JSON.stringify(answer.refusal));
  return { who, password, browser, caller };
}

/** What the desk wrote down of who did what: a workspace's audit, or with null that of people's own accounts. */
export async function auditOf(desk: TestDesk, place: Place | null = null) {
  const workspaceId = place?.workspaceId ?? "00000000-0000-0000-0000-000000000000";
  return acrossWorkspaces(desk.services.database, "sign-in").read(({ db }) =>
    db
      .selectFrom("audit")
      .select(["action", "actor_id as actorId", "subject_id as subjectId", "before", "after"])
      .where("workspace_id", "=", workspaceId)
      .orderBy("id")
      .execute(),
  );
}
