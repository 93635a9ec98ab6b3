import type { ApiRoot } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import type { Services } from "../../services.ts";
import { webhookOrigin } from "../bot/index.ts";
import { listRunningBots } from "./running-bots.queries.ts";

/** Where a bot's updates are to be posted. Without an `origin`: at the address by which the bot's process calls. */
export interface Webhook {
  origin: string | null;
  path: string;
  secret: string;
}

/**
 * The bots that a process of this installation should run, with what it needs to speak for them: its token, the address
 * that stands for its API root's name, and how its updates are to come. One whose root the installer no longer allows,
 * or whose token can't be opened, is not among them.
 */
export async function runningBots({ database, sealer, apiRoots, baseUrl, log }: Services) {
  const { rows, now } = await acrossWorkspaces(database, "bot").read(async ({ db, now: at }) => ({
    rows: await listRunningBots(db),
    now: at.getTime(),
  }));
  const roots = new Map(apiRoots.map((root) => [root.name, root]));
  return rows.flatMap(({ tokenSealed, webhookSealed, apiRoot, checkAskedAt, debugUntil, mode, ...bot }) => {
    const root = roots.get(apiRoot);
    const token = opened(tokenSealed);
    if (!root || token === null) return [];
    // Without an address of ours Telegram is asked for the updates, so that they come at all.
    const webhook = mode === "webhook" ? webhookOf(root, webhookSealed && opened(webhookSealed)) : null;
    return [
      {
        ...{ ...bot, apiRoot: root.url, token, webhook },
        checkAskedAt: checkAskedAt?.toISOString() ?? null,
        debugMs: debugUntil ? Math.max(0, debugUntil.getTime() - now) : 0,
      },
    ];
  });

  function opened(sealed: Buffer): string | null {
    try {
      return sealer.open(sealed);
    } catch {
      log.error("a bot's secret can't be opened with the keys that are known");
      return null;
    }
  }

  function webhookOf(root: ApiRoot, secrets: string | null): Webhook | null {
    const origin = webhookOrigin(baseUrl, root);
    const [path, secret] = secrets?.split(" ") ?? [];
    return origin && path && secret ? { origin: origin === "desk" ? null : origin, path, secret } : null;
  }
}
