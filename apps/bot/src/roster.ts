import { deskErrorOf } from "@frontdesk/client";
import type { Logger } from "pino";
import { Bell } from "./bell.ts";
import { BotRun, type DeskAccess, type RunningBot, type Wake } from "./bot-run.ts";
import { insist } from "./insist.ts";
import { backoffMs, pause } from "./pause.ts";
import type { Shift } from "./shift.ts";

const lookEveryMs = 5_000;

interface Served {
  run: BotRun;
  /** What would make it another bot: its token or its address. */
  identity: string;
  leave: AbortController;
  over: Promise<void>;
}

/** Runs the bots that the desk names, and follows the list as it changes, until the shift stops. */
export class Roster {
  readonly #access: DeskAccess;
  readonly #log: Logger;
  readonly #shift: Shift;
  readonly #changed = new Bell();
  readonly #served = new Map<string, Served>();

  constructor(access: DeskAccess, log: Logger, shift: Shift) {
    this.#access = access;
    this.#log = log;
    this.#shift = shift;
  }

  async run(): Promise<void> {
    const { stop } = this.#shift;
    const hints = this.#followHints();
    while (!stop.aborted) {
      const bots = await this.#listed();
      if (bots) this.#serveThese(bots);
      await this.#changed.heard(lookEveryMs, stop);
    }
    await Promise.all([hints, ...[...this.#served.values()].map(({ over }) => over)]);
  }

  /** Null once the shift has stopped. */
  async #listed(): Promise<RunningBot[] | null> {
    const { stop } = this.#shift;
    for (let attempt = 0; ; attempt++) {
      try {
        return await insist((options) => this.#access.desk.bots.query(undefined, options), { signal: stop });
      } catch (error) {
        if (stop.aborted) return null;
        const { code } = deskErrorOf(error);
        this.#log.error({ code }, "the desk doesn't know this process: is SECRET_KEY the server's?");
        await pause(backoffMs(attempt), stop);
      }
    }
  }

  #serveThese(bots: RunningBot[]): void {
    const wanted = new Map(bots.map((bot) => [bot.botId, bot]));
    for (const [botId, { identity, leave, run }] of this.#served) {
      const bot = wanted.get(botId);
      if (!bot || identityOf(bot) !== identity) leave.abort();
      else run.change(bot);
    }
    for (const bot of bots) if (!this.#served.has(bot.botId)) this.#serve(bot);
  }

  #serve(bot: RunningBot): void {
    const leave = new AbortController();
    const run = new BotRun(bot, this.#access, this.#log);
    const stop = AbortSignal.any([this.#shift.stop, leave.signal]);
    const over = run.run({ stop, end: this.#shift.end }).finally(() => {
      this.#served.delete(bot.botId);
      // It may have left to come back with a new token.
      this.#changed.ring();
    });
    this.#served.set(bot.botId, { run, identity: identityOf(bot), leave, over });
  }

  async #followHints(): Promise<void> {
    const { stop } = this.#shift;
    for (let attempt = 0; !stop.aborted; attempt++) {
      // Outages may be many: the signal must not gather a listener from each.
      const ended = new AbortController();
      await new Promise<void>((over) => {
        const onStarted = () => {
          attempt = 0;
          this.#lookAround();
        };
        const onData = (hint: Wake) => this.#heard(hint);
        const onEnd = () => over();
        const heard = { onStarted, onData, onError: onEnd, onComplete: onEnd };
        const hints = this.#access.desk.wakes.subscribe(undefined, heard);
        const leave = () => {
          hints.unsubscribe();
          over();
        };
        stop.addEventListener("abort", leave, { signal: ended.signal });
      });
      ended.abort();
      // Hints may be lost (R1): until they flow again, the loops look by themselves.
      await pause(backoffMs(attempt), stop);
    }
  }

  // What changed while no hints came was told to nobody.
  #lookAround(): void {
    this.#changed.ring();
    for (const { run } of this.#served.values()) run.wake();
  }

  #heard({ botId, typing }: Wake): void {
    if (botId === null) this.#changed.ring();
    else if (typing) this.#served.get(botId)?.run.type(typing);
    else this.#served.get(botId)?.run.wake();
  }
}

function identityOf({ token, apiRoot }: RunningBot): string {
  return `${apiRoot} ${token}`;
}
