import { type IssuedLink, isLinked, isLinkUnderWay, telegramLinkLimits } from "@frontdesk/contract";
import { assertFreshProof, assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import type { Services } from "../../services.ts";
import { announceLink } from "./announce-link.ts";
import { deepLink } from "./deep-link.ts";
import { freshCode, inGroups } from "./link-code.ts";
import { findBotToOpen } from "./linking-bot.queries.ts";
import { changeLink, getLink, insertLink, lockLatestLink, toLink } from "./telegram-link.queries.ts";

/**
 * A code that links the caller to whoever shows it to their workspace's bot and says yes there, for ten minutes and once
 * (T13). One that was asked for before counts no more.
 * @throws forbidden (for an API token; proof_required), conflict (already_linked, no_bot)
 */
export async function issueLink(
  desk: Desk,
  viewer: Viewer,
  { apiRoots, simulatorUrl }: Pick<Services, "apiRoots" | "simulatorUrl">,
): Promise<IssuedLink> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  assertFreshProof(viewer);
  const latest = await lockLatestLink(db, { workspaceId, memberId });
  if (latest && isLinked(latest.state)) throw new DeskError("conflict", "already_linked");
  const bot = await findBotToOpen(db, workspaceId);
  const root = bot && apiRoots.find(({ name }) => name === bot.apiRoot);
  if (!bot || !root) throw new DeskError("conflict", "no_bot");
  if (latest && isLinkUnderWay(latest.state))
    await changeLink(db, { workspaceId, id: latest.id, now, patch: { state: "expired" } });

  const code = freshCode();
  const expiresAt = new Date(now.getTime() + telegramLinkLimits.codeMinutes * 60_000);
  const id = await insertLink(db, { workspaceId, memberId, botId: bot.id, codeHash: hashSecret(code), expiresAt, now });
  const link = await getLink(db, { workspaceId, id });
  announceLink(desk, link);
  await desk.audit({ action: "telegramLink.issue", subject: { type: "member", id: memberId } });
  const url = deepLink({ root, simulatorUrl, botUsername: bot.username, payload: `link_${code}` });
  return { link: toLink(link), code: inGroups(code), url, botUsername: bot.username, issuedAt: now.toISOString() };
}
