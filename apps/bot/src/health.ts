import type { Logger } from "pino";
import type { Duties } from "./duties.ts";

type Report = Parameters<Duties["report"]>[0];

/** What people are told when Telegram answers 401. */
export const tokenRevoked = "Telegram no longer accepts this bot's token. Paste its new one.";

/** Tells the desk how a bot fares, in plain words and only when that has changed. */
export class Health {
  readonly #duties: Pick<Duties, "report">;
  readonly #log: Logger;
  #told = "";

  constructor(duties: Pick<Duties, "report">, log: Logger) {
    this.#duties = duties;
    this.#log = log;
  }

  live(): Promise<void> {
    return this.#tell({ state: "live", error: null });
  }

  degraded(error: string): Promise<void> {
    return this.#tell({ state: "degraded", error });
  }

  revoked(error: string): Promise<void> {
    return this.#tell({ state: "revoked", error });
  }

  async #tell(report: Report): Promise<void> {
    const news = JSON.stringify(report);
    if (news === this.#told) return;
    this.#told = news;
    this.#log[report.state === "live" ? "info" : "warn"](report, "bot");
    await this.#duties.report(report);
  }
}
