import type { Me } from "@frontdesk/contract";
import type { RenamePerson } from "@frontdesk/contract/inputs";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { announceName } from "../member/index.ts";
import { getUser, lockName, setName } from "./identity.queries.ts";

/**
 * Gives the caller another name, of which every workspace that knows them is told at once. The one they have changes
 * nothing and announces nothing. @throws unauthenticated, conflict op_mismatch
 */
export async function renamePerson(ctx: Opened, { name, opId }: RenamePerson): Promise<Me["user"]> {
  const call = { procedure: "identity.rename", opId, said: { name } };
  return writeAsPerson(ctx, call, async ({ crossing, desk, userId }) => {
    const { db, now } = crossing;
    const before = { name: await lockName(db, userId) };
    if (before.name !== name) {
      await setName(db, { userId, name, now });
      await announceName(crossing, { userId, before });
      await desk.audit({ action: "identity.rename", subject: { type: "user", id: userId }, before, after: { name } });
    }
    return getUser(db, userId);
  });
}
