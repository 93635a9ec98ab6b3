import { type AttachableProvider, attachableProviders, type Contact } from "@frontdesk/contract";
import type { DetachIdentity, MarkContact, VerifyContact } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { announceContact } from "./announce-contact.ts";
import { deleteIdentity, findOwner, insertIdentity, markContact, touchContact } from "./contact-edit.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

const contact = (id: string) => ({ type: "contact", id });

/**
 * Says that the desk knows who a contact is, and by what, such as the number of a customer; saying it again attaches
 * another identity. @throws not_found, conflict identity_taken with whose it is
 */
export async function verifyContact(
  desk: Desk,
  viewer: Viewer,
  { contactId, identity }: VerifyContact,
): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  const attached = identity && (await attach(desk, contactId, identity));
  if (before.verified && !attached) return before;

  const at = { workspaceId, id: contactId, now };
  if (before.verified) await touchContact(db, at);
  else await markContact(db, { ...at, what: "verified", mark: viewer.name });
  await desk.audit({
    action: "contact.verify",
    subject: contact(contactId),
    after: { by: identity?.provider ?? null },
  });
  return announceContact(desk, contactId);
}

/** True where the contact was not known so before. */
async function attach(
  { db, workspaceId, now }: Desk,
  contactId: string,
  { provider, externalId: given }: NonNullable<VerifyContact["identity"]>,
): Promise<boolean> {
  const identity = { workspaceId, provider, externalId: plain(provider, given) };
  const owner = await findOwner(db, identity);
  if (owner && owner.id !== contactId)
    throw new DeskError("conflict", "identity_taken", { facts: { contactId: owner.id, by: owner.name } });
  if (!owner) await insertIdentity(db, { ...identity, contactId, now });
  return !owner;
}

/** The one form in which an identity is written, so that the same is found to be the same. */
function plain(provider: AttachableProvider, externalId: string): string {
  if (provider === "email") return externalId.toLowerCase();
  return provider === "phone" ? externalId.replaceAll(/[^\d+]/g, "") || externalId : externalId;
}

/** Takes back that a contact is known; what they are known by stays. @throws not_found */
export async function unverifyContact(desk: Desk, viewer: Viewer, { contactId }: MarkContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  if (!before.verified) return before;
  await markContact(db, { workspaceId, id: contactId, now, what: "verified", mark: null });
  await desk.audit({ action: "contact.unverify", subject: contact(contactId) });
  return announceContact(desk, contactId);
}

/** Takes away what a member attached. @throws not_found, conflict wrong_state for what the desk met them by */
export async function detachIdentity(
  desk: Desk,
  viewer: Viewer,
  { contactId, identityId }: DetachIdentity,
): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  const { provider } = found(before.identities.find(({ id }) => id === identityId));
  if (!attachableProviders.some((attachable) => attachable === provider))
    throw new DeskError("conflict", "wrong_state");
  await deleteIdentity(db, { workspaceId, contactId, id: identityId });
  await touchContact(db, { workspaceId, id: contactId, now });
  await desk.audit({ action: "contact.detachIdentity", subject: contact(contactId), before: { by: provider } });
  return announceContact(desk, contactId);
}
