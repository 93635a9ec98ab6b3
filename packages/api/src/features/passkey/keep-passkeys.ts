import type { Passkey, Passkeys } from "@frontdesk/contract";
import type { RemovePasskey, RenamePasskey } from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import { assertFreshProof, assertSignedIn } from "../../access.ts";
import type { Opened } from "../../trpc.ts";
import { writeAsPerson } from "../../write-as-person.ts";
import { deletePasskey, listPasskeys, renamePasskeyRow } from "./passkey.queries.ts";
import { relyingPartyAt } from "./relying-party.ts";

/** The caller's passkeys, and where they work. @throws unauthenticated */
export async function passkeysOf({ services, caller }: Opened): Promise<Passkeys> {
  const { userId } = assertSignedIn(caller);
  const signIn = acrossWorkspaces(services.database, "sign-in");
  const passkeys = await signIn.read(({ db }) => listPasskeys(db, userId));
  return { host: relyingPartyAt(services.baseUrl)?.id ?? null, passkeys };
}

/** Calls a passkey something else. @throws unauthenticated, not_found */
export async function renamePasskey(ctx: Opened, { passkeyId, name, opId }: RenamePasskey): Promise<Passkey> {
  const call = { procedure: "passkey.rename", opId, said: { passkeyId, name } };
  return writeAsPerson(ctx, call, ({ crossing: { db }, userId }) => renamePasskeyRow(db, { userId, passkeyId, name }));
}

/** Lets a passkey open nothing any more. @throws unauthenticated, forbidden proof_required, not_found */
export async function removePasskey(ctx: Opened, { passkeyId, opId }: RemovePasskey): Promise<{ id: string }> {
  assertFreshProof(assertSignedIn(ctx.caller));
  const call = { procedure: "passkey.remove", opId, said: { passkeyId } };
  return writeAsPerson(ctx, call, async ({ crossing: { db }, desk, userId }) => {
    const { name } = await deletePasskey(db, { userId, passkeyId });
    await desk.audit({ action: "passkey.remove", subject: { type: "passkey", id: passkeyId }, before: { name } });
    return { id: passkeyId };
  });
}
