import { startInstallation } from "@frontdesk/scripts/installation";
import { residentMb } from "../process-use.ts";

/** One start of an installed checkout on an empty folder. */
export interface Start {
  startMs: number;
  serverMb: number;
  botMb: number;
}

/** How long memory may settle after the start: first garbage is collected, nobody has called. */
const settleMs = 2_000;

/** Starts the product as `npm start` does, its database made anew, and weighs its processes once it is ready. */
export async function measureStart(): Promise<Start> {
  await using installation = await startInstallation();
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const [serverMb, botMb] = await Promise.all([weigh("server"), weigh("bot")]);
  return { startMs: installation.startMs, serverMb, botMb };

  async function weigh(name: "server" | "bot"): Promise<number> {
    return residentMb(await installation.pidOf(name));
  }
}
