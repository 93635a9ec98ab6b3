import { randomUUID } from "node:crypto";
import { accountLimits, type Locale } from "@frontdesk/contract";
import type { RequestReset } from "@frontdesk/contract/inputs";
import { INSTALLATION } from "@frontdesk/db";
import { word } from "@frontdesk/words";
import { DeskError } from "../../desk-error.ts";
import type { Letter } from "../../mail/mail.ts";
import { triesOf } from "../../proving.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import { findAccount, foldEmail } from "../identity/index.ts";
import { insertOwnReset } from "./password.queries.ts";
import { freshReset } from "./reset-link.ts";

/** One letter a minute: nobody's mailbox is to be filled by strangers. */
const pauseMs = 60_000;

/**
 * Sends a link that sets a new password to whoever has this e-mail. Whether anybody has is told by nothing: neither by
 * the answer nor by its time, since all the same is done for nobody and that letter thrown away.
 * @throws conflict mail_off, limited
 */
export async function requestReset(ctx: Opened, { email: given, opId }: RequestReset): Promise<object> {
  const { services, origin } = ctx;
  const { mail, baseUrl, throttle } = services;
  if (!mail || !baseUrl) throw new DeskError("conflict", "mail_off");
  const email = foldEmail(given);
  await throttle.spendProof(triesOf(ctx, `reset:${email}`));

  const op = { procedure: "password.requestReset", opId, actorId: INSTALLATION, input: { email }, keepsAnswer: true };
  await writeAcross({ services, origin, purpose: "sign-in", op }, async ({ db, now }) => {
    const account = await findAccount(db, email);
    const { told, kept } = freshReset(now);
    const notSince = new Date(now.getTime() - pauseMs);
    const isKept = await insertOwnReset(db, { userId: account?.id ?? randomUUID(), ...kept, notSince });
    const { name, locale } = account ?? { name: email, locale: "en" as const };
    const to = account && isKept ? account.email : null;
    await mail.post({ db, now }, letterTo({ to, name, locale, link: new URL(`/reset/${told.secret}`, baseUrl) }));
    return {};
  });
  mail.wake();
  return {};
}

function letterTo({ to, name, locale, link }: { to: string | null; name: string; locale: Locale; link: URL }): Letter {
  const values = { name, desk: link.host, minutes: `${accountLimits.resetMinutes}`, link: link.href };
  return { to, subject: word(locale, "reset.subject", {}), text: word(locale, "reset.text", values) };
}
