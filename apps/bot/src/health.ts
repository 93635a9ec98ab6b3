import type { BotMode, BotReason } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { Duties } from "./duties.ts";

type Report = Parameters<Duties["report"]>[0];

/** What people are told when Telegram answers 401. */
export const tokenRevoked = "Telegram no longer accepts this bot's token. Paste its new one.";

/** Good news is told again after this time, so that the desk knows how long a bot has been away. */
const repeatMs = 60_000;

/** Tells the desk how a bot fares, in plain words, when that has changed and now and then when it has not. */
export class Health {
  readonly #duties: Pick<Duties, "report">;
  readonly #log: Logger;
  #told = "";
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(duties: Pick<Duties, "report">, log: Logger) {
    this.#duties = duties;
    this.#log = log;
  }

  /** All is well, and updates come this way. */
  live(delivery: BotMode): Promise<void> {
    return this.#tell({ state: "live", error: null, reason: null, delivery });
  }

  degraded(reason: BotReason, error: string, delivery: BotMode | null = null): Promise<void> {
    return this.#tell({ state: "degraded", error: error.slice(0, 500), reason, delivery });
  }

  revoked(error: string): Promise<void> {
    return this.#tell({ state: "revoked", error, reason: "token_refused", delivery: null });
  }

  async #tell(report: Report): Promise<void> {
    const news = JSON.stringify(report);
    const isNews = news !== this.#told;
    if (!isNews && performance.now() - this.#toldAt < repeatMs) return;
    this.#told = news;
    this.#toldAt = performance.now();
    if (isNews) this.#log[report.state === "live" ? "info" : "warn"](report, "bot");
    await this.#duties.report(report);
  }
}
