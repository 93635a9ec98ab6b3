import type { CreateWorkspace } from "@frontdesk/contract/inputs";
import { assertSignedIn } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { openWorkspace } from "./open-workspace.ts";
import { countFounded } from "./workspace.queries.ts";

/**
 * Makes another workspace, owned by whoever is signed in. A person may found a number of them, not endlessly many (P9).
 * @throws unauthenticated, conflict (slug_taken, too_many_workspaces)
 */
export async function createWorkspace(ctx: Opened, input: CreateWorkspace): Promise<{ slug: string }> {
  const { services, origin } = ctx;
  const { userId } = assertSignedIn(ctx.caller);
  const { opId, ...workspace } = input;
  const op = { procedure: "workspace.create", opId, actorId: userId, input: workspace, keepsAnswer: true };

  return writeAcross({ services, origin, purpose: "sign-in", op }, async (crossing) => {
    if ((await countFounded(crossing.db, userId)) >= services.foundedEach)
      throw new DeskError("conflict", "too_many_workspaces");
    await openWorkspace(crossing, { ...workspace, founderId: userId });
    return { slug: workspace.slug };
  });
}
