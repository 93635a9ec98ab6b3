import type { SetUp } from "@frontdesk/contract/inputs";
import { INSTALLATION } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";
import { noteProven, triesOf } from "../../proving.ts";
import { sameSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { cookieOf, openSession } from "../session/index.ts";
import { openWorkspace } from "../workspace/index.ts";
import { foldEmail } from "./fold-email.ts";
import { endFirstRun, insertAccount } from "./identity.queries.ts";

/**
 * The first run: makes the first account, which runs the installation, and its workspace, and signs in. Works once.
 * @throws limited, invalid bad_code, conflict (already_set_up; already_done for a repeat, which gets no second cookie)
 */
export async function setUp(ctx: Opened, input: SetUp): Promise<{ slug: string }> {
  const { services, origin } = ctx;
  const cookie = cookieOf(ctx);
  await services.throttle.spendProof(triesOf(ctx, "set-up"));
  if (!sameSecret(lettersOf(input.code), lettersOf(services.setUpCode)))
    throw new DeskError("invalid", "bad_code", { fields: { code: "wrong" } });

  const { workspaceName, slug, name, email, locale, timezone } = input;
  const said = { workspaceName, slug, name, email, locale, timezone };
  const op = { procedure: "identity.setUp", opId: input.opId, actorId: INSTALLATION, input: said, keepsAnswer: false };
  const passwordHash = await services.passwords.hash(input.password);
  const session = await writeAcross({ services, origin, purpose: "first-run", op }, async (crossing) => {
    const { db, now } = crossing;
    if (!(await endFirstRun(db, now))) throw new DeskError("conflict", "already_set_up");

    const account = { name, email, passwordHash, locale, timezone, runsInstallation: true, now };
    const userId = await insertAccount(db, account);
    await openWorkspace(crossing, { name: workspaceName, slug, locale, timezone, founderId: userId });
    return openSession(crossing, { userId, ctx });
  });

  cookie.set(session.secret, session.expiresAt);
  await noteProven(ctx, foldEmail(email));
  return { slug };
}

// A code read from a console is typed with or without its dashes, in either case.
function lettersOf(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}
