import { withOpId } from "@frontdesk/client";
import { telegramLimits } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { TelegramDesk } from "./duties.ts";
import { insist } from "./insist.ts";
import { pause } from "./pause.ts";

interface Claim {
  desk: TelegramDesk;
  botId: string;
  /** Names this process to people. */
  holder: string;
}

/** The right to poll and send for a bot, alone. */
export class Lease {
  readonly botId: string;
  readonly leaseToken: string;
  readonly #claim: Claim;
  #renewal: Promise<boolean> | null = null;

  constructor(claim: Claim, leaseToken: string) {
    this.#claim = claim;
    this.botId = claim.botId;
    this.leaseToken = leaseToken;
  }

  /** Prolongs the lease, also one that ran out and that nobody took. False when it is another's. */
  renew(signal: AbortSignal): Promise<boolean> {
    this.#renewal ??= this.#renew(signal).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Gives the lease back, so that the next process need not wait for its end. */
  async drop(): Promise<void> {
    const input = withOpId({ botId: this.botId, leaseToken: this.leaseToken });
    await this.#claim.desk.dropLease.mutate(input, { signal: AbortSignal.timeout(1_000) });
  }

  async #renew(signal: AbortSignal): Promise<boolean> {
    const answer = await ask(this.#claim, { renews: this.leaseToken, signal });
    return "leaseToken" in answer && answer.leaseToken === this.leaseToken;
  }
}

/** Thrown when another process has the bot's lease. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Waits until nobody else holds the bot's lease, and takes it; null once `signal` aborts. */
export async function takeLease(claim: Claim, log: Logger, signal: AbortSignal): Promise<Lease | null> {
  let known = "";
  while (!signal.aborted) {
    const answer = await ask(claim, { renews: null, signal });
    if ("leaseToken" in answer) return new Lease(claim, answer.leaseToken);
    if (answer.heldBy !== known) log.info({ heldBy: answer.heldBy }, "another process serves this bot");
    known = answer.heldBy;
    await pause(Math.min(answer.retryAfterMs + 50, 1_000), signal);
  }
  return null;
}

/** Prolongs a lease three times within its span, until `signal` aborts. @throws LeaseLost */
export async function keepLease(lease: Lease, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(telegramLimits.leaseMs / 3, signal);
    if (signal.aborted) return;
    const isOurs = await lease.renew(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return true;
    });
    if (!isOurs) throw new LeaseLost();
  }
}

function ask({ desk, botId, holder }: Claim, { renews, signal }: { renews: string | null; signal: AbortSignal }) {
  const input = withOpId({ botId, holder, renews });
  return insist((options) => desk.holdLease.mutate(input, options), { signal });
}
