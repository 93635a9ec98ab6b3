import type { Readable } from "node:stream";
import type { SettleAvatar } from "@frontdesk/contract/inputs";
import { assertInstallation, type Caller } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { type Duty, enterDuty } from "../../duty.ts";
import type { Services } from "../../services.ts";
import { keepPreview } from "../attachment/index.ts";
import { announceContact } from "./announce-contact.ts";
import { lockPictured, noteAvatar } from "./avatar.queries.ts";

/** Notes that a contact shows no picture any more, or still the one that the desk has. @throws not_found */
export async function settleAvatar({ db, desk, workspaceId }: Duty, input: SettleAvatar): Promise<void> {
  const contact = await lockPictured(db, { workspaceId, id: input.contactId });
  const isGone = input.outcome === "none" && contact.avatar !== null;
  await noteAvatar(db, { workspaceId, id: contact.id, now: desk.now, ...(isGone && { picture: null }) });
  if (isGone) await announceContact(desk, contact.id);
}

interface Delivery {
  botId: string;
  leaseToken: string;
  contactId: string;
  /** Telegram's lasting name of the picture. */
  key: string;
  bytes: Readable;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestKey = 128;

/**
 * Keeps a contact's picture, made anew and small, in place of the one before. What is no image changes nothing, and is not
 * asked for again soon. @throws unauthenticated, forbidden, not_found, invalid
 */
export async function acceptAvatar(services: Services, caller: Caller, delivery: Delivery): Promise<void> {
  const { botId, leaseToken, contactId, key, bytes } = delivery;
  assertInstallation(caller);
  if (!uuid.test(leaseToken) || key === "" || key.length > longestKey) throw new DeskError("invalid", "bad_input");
  const workspaceId = await enterDuty(services, { botId, leaseToken }, async (duty) => {
    await lockPictured(duty.db, { workspaceId: duty.workspaceId, id: contactId });
    return duty.workspaceId;
  });
  const preview = await keepPreview(services, { workspaceId, bytes });

  await enterDuty(services, { botId, leaseToken }, async ({ db, desk }) => {
    const contact = await lockPictured(db, { workspaceId, id: contactId });
    const sight = { workspaceId, id: contactId, now: desk.now };
    if (!preview) return noteAvatar(db, sight);
    await noteAvatar(db, { ...sight, picture: { hash: preview.hash, key } });
    if (preview.hash !== contact.avatar) await announceContact(desk, contactId);
  });
}
