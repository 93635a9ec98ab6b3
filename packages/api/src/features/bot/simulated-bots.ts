import type { SimulatedBot } from "@frontdesk/contract";
import { z } from "zod";
import { DeskError } from "../../desk-error.ts";

const timeoutMs = 3_000;

const answer = z.object({
  result: z.array(z.object({ token: z.string(), username: z.string(), name: z.string() })),
});

/**
 * The bots that the simulator plays, with their tokens, which are no secret: nobody but this machine can use them. None
 * where no simulator runs. @throws unavailable telegram_unreachable
 */
export async function listSimulatedBots(simulatorUrl: string | null): Promise<SimulatedBot[]> {
  if (simulatorUrl === null) return [];
  try {
    const url = new URL("/control/bots", simulatorUrl);
    const response = await fetch(url, { method: "POST", redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    return answer.parse(await response.json()).result;
  } catch {
    throw new DeskError("unavailable", "telegram_unreachable", { retryAfterMs: 5_000 });
  }
}
