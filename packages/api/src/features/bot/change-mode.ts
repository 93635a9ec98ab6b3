import type { ApiRoot, Bot } from "@frontdesk/contract";
import type { ChangeMode } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { freshSecret, hashSecret } from "../../secret.ts";
import type { Services } from "../../services.ts";
import { announceBot, tellRunners } from "./announce-bot.ts";
import { changeBot, lockBot } from "./bot.queries.ts";
import { webhookOrigin } from "./webhook-address.ts";

type Setting = Pick<Services, "sealer" | "apiRoots" | "baseUrl">;

/**
 * Says how a bot's updates should come; its process makes it so and reports when they do (A11). Until then both ways
 * store what comes, so that nothing is lost. @throws not_found, conflict (stale_version, wrong_state), invalid
 * needs_public_address
 */
export async function changeMode(
  desk: Desk,
  { sealer, apiRoots, baseUrl }: Setting,
  { botId, mode, version }: ChangeMode,
): Promise<Bot> {
  const { db, workspaceId, now } = desk;
  const before = await lockBot(db, { workspaceId, botId });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  if (before.state === "revoked") throw new DeskError("conflict", "wrong_state");
  if (before.mode === mode) return before;
  if (mode === "webhook") assertHasAddress(baseUrl, apiRoots, before.apiRoot);

  const patch = { mode, ...(mode === "webhook" && freshWebhook(sealer)) };
  await changeBot(db, { workspaceId, botId, now, patch });
  const subject = { type: "bot", id: botId };
  await desk.audit({ action: "bot.changeMode", subject, before: { mode: before.mode }, after: { mode } });
  tellRunners(desk, botId);
  return announceBot(desk, "bot.changed", botId);
}

/** A webhook's path and secret that nobody knows yet; kept as digests, and sealed for the process that sets them. */
export function freshWebhook(sealer: Setting["sealer"]) {
  const [path, secret] = [freshSecret(), freshSecret()];
  return {
    webhook_path_hash: hashSecret(path),
    webhook_secret_hash: hashSecret(secret),
    webhook_sealed: sealer.seal(`${path} ${secret}`),
  };
}

function assertHasAddress(baseUrl: URL | null, apiRoots: readonly ApiRoot[], name: string): void {
  const root = apiRoots.find((known) => known.name === name);
  if (!root) throw new DeskError("invalid", "unknown_api_root");
  if (webhookOrigin(baseUrl, root) === null) throw new DeskError("invalid", "needs_public_address");
}
