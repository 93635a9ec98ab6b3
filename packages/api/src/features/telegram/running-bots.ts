import { acrossWorkspaces } from "@frontdesk/db";
import type { Services } from "../../services.ts";
import { listRunningBots } from "./running-bots.queries.ts";

/**
 * The bots that a process of this installation should run, with what it needs to speak for them: its token, and the
 * address that stands for its API root's name. One whose root the installer no longer allows is not among them.
 */
export async function runningBots({ database, sealer, apiRoots }: Services) {
  const bots = await acrossWorkspaces(database, "bot").read(({ db }) => listRunningBots(db));
  const addresses = new Map(apiRoots.map(({ name, url }) => [name, url]));
  return bots.flatMap(({ tokenSealed, apiRoot: root, ...bot }) => {
    const apiRoot = addresses.get(root);
    return apiRoot ? [{ ...bot, apiRoot, token: sealer.open(tokenSealed) }] : [];
  });
}
