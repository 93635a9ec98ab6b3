import type { RevokeSession } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { endSessions } from "./open-session.ts";

/** Signs one of the caller's devices out, within two seconds (P8). @throws unauthenticated, not_found */
export async function revokeSession(ctx: Opened, { sessionId, opId }: RevokeSession): Promise<{ id: string }> {
  const said = { sessionId };
  await writeAsPerson(ctx, { procedure: "session.revoke", opId, said }, async ({ crossing, desk, userId }) => {
    const ended = await endSessions(crossing, { userId, id: sessionId });
    if (ended.length === 0) throw new DeskError("not_found");
    await desk.audit({ action: "session.revoke", subject: { type: "session", id: sessionId } });
    return {};
  });
  if (ctx.caller.signedIn?.sessionId === sessionId) ctx.cookie?.clear();
  return { id: sessionId };
}

/** Signs every other device of the caller out, within two seconds (P8). @throws unauthenticated */
export async function revokeOtherSessions(ctx: Opened, { opId }: { opId: string }): Promise<{ revoked: number }> {
  return writeAsPerson(
    ctx,
    { procedure: "session.revokeOthers", opId },
    async ({ crossing, desk, userId, sessionId }) => {
      const ended = await endSessions(crossing, { userId, except: sessionId });
      const subject = { type: "user", id: userId };
      if (ended.length > 0)
        await desk.audit({ action: "session.revokeOthers", subject, after: { revoked: ended.length } });
      return { revoked: ended.length };
    },
  );
}
