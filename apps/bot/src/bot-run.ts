import type { Logger } from "pino";
import { Bell } from "./bell.ts";
import { type Duties, type TelegramDesk, takeDuties } from "./duties.ts";
import { features } from "./features/index.ts";
import { carryFiles } from "./files/courier.ts";
import { Health } from "./health.ts";
import { Applier } from "./incoming/applier.ts";
import { poll } from "./incoming/poller.ts";
import { isLeaseOver } from "./insist.ts";
import { keepLease, type Lease, LeaseLost, takeLease } from "./lease.ts";
import { Sender } from "./outgoing/sender.ts";
import { Throttle } from "./outgoing/throttle.ts";
import { backoffMs, pause } from "./pause.ts";
import { type Shift, together } from "./shift.ts";
import { type BotApi, openBotApi, openRouter } from "./telegram/index.ts";

/** A bot that the desk wants to run. */
export interface RunningBot {
  botId: string;
  tgId: number;
  username: string;
  name: string;
  token: string;
  apiRoot: string;
}

/** The desk as this process calls it. */
export interface DeskAccess {
  desk: TelegramDesk;
  url: string;
  installationKey: string;
  /** Names this process to people. */
  holder: string;
}

/** One bot in this process's care: it polls, applies, sends and fetches files while it holds the bot's lease. */
export class BotRun {
  readonly #bot: RunningBot;
  readonly #access: DeskAccess;
  readonly #log: Logger;
  readonly #bells = { inbox: new Bell(), outbox: new Bell(), files: new Bell() };

  constructor(bot: RunningBot, access: DeskAccess, log: Logger) {
    this.#bot = bot;
    this.#access = access;
    this.#log = log.child({ bot: bot.username });
  }

  /** Hints that there may be work. */
  wake(): void {
    for (const bell of Object.values(this.#bells)) bell.ring();
  }

  /** Serves the bot until the shift stops. Whatever ends a tenure, another is begun. */
  async run(shift: Shift): Promise<void> {
    const claim = { ...this.#access, botId: this.#bot.botId };
    for (let attempt = 0; !shift.stop.aborted; attempt++) {
      try {
        const lease = await takeLease(claim, this.#log, shift.stop);
        if (!lease) return;
        attempt = 0;
        this.#log.info("serving");
        await this.#serve(lease, shift);
      } catch (error) {
        if (shift.stop.aborted) break;
        if (error instanceof LeaseLost || isLeaseOver(error)) this.#log.warn("the lease is another's");
        else this.#log.error({ reason: error instanceof Error ? error.message : "unknown" }, "serving the bot failed");
        await pause(backoffMs(attempt), shift.stop);
      }
    }
  }

  async #serve(lease: Lease, shift: Shift): Promise<void> {
    const api = openBotApi(this.#bot);
    try {
      await together(shift, [
        ({ stop }) => keepLease(lease, stop),
        (joint) =>
          this.#work({ api, duties: takeDuties(this.#access.desk, { lease, signal: joint.end }), lease }, joint),
      ]);
    } finally {
      api.close();
      // If it can't be given back now, it ends by itself.
      await lease.drop().catch(() => this.#log.debug("the lease was not given back"));
    }
  }

  async #work({ api, duties, lease }: Tools, shift: Shift): Promise<void> {
    const { inbox, outbox, files } = this.#bells;
    const log = this.#log;
    const throttle = new Throttle();
    const health = new Health(duties, log);
    const handle = openRouter({ bot: this.#bot, features, duties, api, signal: shift.end });
    const destinationOf = (attachmentId: string) => this.#destinationOf(lease, attachmentId);

    await together(shift, [
      (joint) => poll({ api, duties, health, log, onStored: () => inbox.ring() }, joint),
      (joint) => new Applier({ duties, handle, bell: inbox, log }, joint).run(),
      (joint) => new Sender({ api, duties, throttle, health, bell: outbox, log }, joint).run(),
      (joint) => carryFiles({ api, duties, throttle, destinationOf, bell: files, log }, joint),
    ]);
  }

  #destinationOf({ botId, leaseToken }: Lease, attachmentId: string) {
    const { url, installationKey } = this.#access;
    return {
      url: new URL(`/bot-files/${botId}/${attachmentId}`, url).href,
      headers: {
        authorization: `Installation ${installationKey}`,
        "content-type": "application/octet-stream",
        "x-lease-token": leaseToken,
      },
    };
  }
}

interface Tools {
  api: BotApi;
  duties: Duties;
  lease: Lease;
}
