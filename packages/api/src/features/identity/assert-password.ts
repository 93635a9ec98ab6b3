import { acrossWorkspaces } from "@frontdesk/db";
import { assertSignedIn } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { forgiveTries, triesOf } from "../../proving.ts";
import type { Opened } from "../../trpc.ts";
import { findPasswordHash } from "./identity.queries.ts";

/**
 * The caller knows the password of the account that is signed in. Tries are counted, since the browser may be somebody
 * else's by now. @throws unauthenticated, limited, invalid wrong_password, which names the field it was given in
 */
export async function assertPassword(
  ctx: Opened,
  { password, field }: { password: string; field: string },
): Promise<void> {
  const { services } = ctx;
  const { userId } = assertSignedIn(ctx.caller);
  const tries = triesOf(ctx, `password:${userId}`);
  await services.throttle.spendProof(tries);
  const known = await acrossWorkspaces(services.database, "sign-in").read(({ db }) => findPasswordHash(db, userId));
  if (!(await services.passwords.matches(password, known)))
    throw new DeskError("invalid", "wrong_password", { fields: { [field]: "wrong" } });
  await forgiveTries(ctx, tries);
}
