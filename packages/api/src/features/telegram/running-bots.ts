import { acrossWorkspaces } from "@frontdesk/db";
import type { Services } from "../../services.ts";
import { listRunningBots } from "./running-bots.queries.ts";

/** The bots that a process of this installation should run, with what it needs to speak for them. */
export async function runningBots({ database, sealer }: Services) {
  const bots = await acrossWorkspaces(database, "bot").read(({ db }) => listRunningBots(db));
  return bots.map(({ tokenSealed, ...bot }) => ({ ...bot, token: sealer.open(tokenSealed) }));
}
