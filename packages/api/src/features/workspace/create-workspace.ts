import type { CreateWorkspace } from "@frontdesk/contract/inputs";
import { assertSignedIn } from "../../access.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { openWorkspace } from "./open-workspace.ts";

/** Makes another workspace, owned by whoever is signed in. @throws unauthenticated, conflict slug_taken */
export async function createWorkspace(ctx: Opened, input: CreateWorkspace): Promise<{ slug: string }> {
  const { services, origin } = ctx;
  const { userId } = assertSignedIn(ctx.caller);
  const { opId, ...workspace } = input;
  const op = { procedure: "workspace.create", opId, actorId: userId, input: workspace, keepsAnswer: true };

  return writeAcross({ services, origin, purpose: "sign-in", op }, async (crossing) => {
    await openWorkspace(crossing, { ...workspace, founderId: userId });
    return { slug: workspace.slug };
  });
}
