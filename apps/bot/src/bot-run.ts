import type { BotMode } from "@frontdesk/contract";
import type { Logger } from "pino";
import { Bell } from "./bell.ts";
import { CloseLog } from "./close-log.ts";
import { type Duties, type TelegramDesk, takeDuties } from "./duties.ts";
import { examine } from "./examine.ts";
import { features } from "./features/index.ts";
import { carryFiles } from "./files/courier.ts";
import { findFaces } from "./files/faces.ts";
import { Health } from "./health.ts";
import { Applier } from "./incoming/applier.ts";
import { takeIn, type Wish } from "./incoming/intake.ts";
import { isLeaseOver } from "./insist.ts";
import { keepLease, type Lease, LeaseLost, takeLease } from "./lease.ts";
import { Sender } from "./outgoing/sender.ts";
import { type SendRates, Throttle } from "./outgoing/throttle.ts";
import { type TypingInChat, TypingMarks } from "./outgoing/typing-marks.ts";
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
  /** How updates came when the desk heard last. */
  delivery: BotMode | null;
  /** Where Telegram is to post them; null: they are to be fetched. */
  webhook: { origin: string | null; path: string; secret: string } | null;
  /** When somebody last asked to have it examined. */
  checkAskedAt: string | null;
  /** For how much longer every step is to be logged. */
  debugMs: number;
}

/** What the desk tells between looks: the set of bots changed, one has work, or somebody types a reply for it to show. */
export interface Wake {
  botId: string | null;
  typing?: TypingInChat;
}

/** The desk as this process calls it. */
export interface DeskAccess {
  desk: TelegramDesk;
  url: string;
  installationKey: string;
  /** Names this process to people. */
  holder: string;
  /** How fast its bots may send; as Telegram takes it unless told otherwise. */
  rates?: SendRates;
}

/** A tenure of this length counts as one that went well. */
const steadyMs = 10_000;

/** One bot in this process's care: it polls, applies, sends and fetches files while it holds the bot's lease. */
export class BotRun {
  #bot: RunningBot;
  readonly #access: DeskAccess;
  readonly #log: Logger;
  readonly #bells = { inbox: new Bell(), outbox: new Bell(), files: new Bell(), faces: new Bell() };
  readonly #asked = { webhook: new Bell(), examination: new Bell() };
  readonly #closeLog: CloseLog;
  #wishChanged = new AbortController();
  #typing: TypingMarks | null = null;

  constructor(bot: RunningBot, access: DeskAccess, log: Logger) {
    this.#bot = bot;
    this.#access = access;
    this.#log = log.child({ bot: bot.username, botId: bot.botId });
    this.#closeLog = new CloseLog(this.#log);
    this.#closeLog.listen(bot.debugMs);
  }

  /** Hints that there may be work. */
  wake(): void {
    for (const bell of Object.values(this.#bells)) bell.ring();
  }

  /** Lets people see that somebody types them a reply; nothing where the bot is not served just now. */
  type(typing: TypingInChat): void {
    this.#typing?.note(typing);
  }

  /** Takes over what the desk wants of the bot now, while it goes on. Its token and address stay what they were. */
  change(bot: RunningBot): void {
    const before = this.#bot;
    this.#bot = bot;
    this.#closeLog.listen(bot.debugMs);
    if (bot.checkAskedAt !== before.checkAskedAt) for (const bell of Object.values(this.#asked)) bell.ring();
    if (JSON.stringify(bot.webhook) === JSON.stringify(before.webhook)) return;
    this.#wishChanged.abort();
    this.#wishChanged = new AbortController();
  }

  #wish(): Wish {
    const { webhook } = this.#bot;
    const changed = this.#wishChanged.signal;
    if (!webhook) return { webhook: null, changed };
    const { origin, path, secret } = webhook;
    return { webhook: { url: new URL(`/telegram/${path}`, origin ?? this.#access.url).href, secret }, changed };
  }

  /** Serves the bot until the shift stops. Whatever ends a tenure, another is begun. */
  async run(shift: Shift): Promise<void> {
    const claim = { ...this.#access, botId: this.#bot.botId };
    for (let attempt = 0; !shift.stop.aborted; attempt++) {
      let beganAt = Number.POSITIVE_INFINITY;
      try {
        const lease = await takeLease(claim, this.#log, shift.stop);
        if (!lease) break;
        beganAt = performance.now();
        this.#log.info("serving");
        await this.#serve(lease, shift);
      } catch (error) {
        if (shift.stop.aborted) break;
        // One that went well for a while is no sign of the next one's failing too.
        if (performance.now() - beganAt > steadyMs) attempt = 0;
        if (error instanceof LeaseLost || isLeaseOver(error)) this.#log.warn("the lease is another's");
        else this.#log.error({ reason: error instanceof Error ? error.message : "unknown" }, "serving the bot failed");
        await pause(backoffMs(attempt), shift.stop);
      }
    }
    this.#closeLog.end();
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
    const { inbox, outbox, files, faces } = this.#bells;
    const log = this.#log;
    const throttle = new Throttle(this.#access.rates);
    const health = new Health(duties, log);
    const handle = openRouter({ bot: this.#bot, features, duties, api, signal: shift.end });
    const destinationOf = (path: string) => this.#destinationOf(lease, path);

    const { delivery } = this.#bot;
    this.#typing = new TypingMarks({ api, throttle, log }, shift.stop);
    const incoming = { api, duties, health, log, delivery, onStored: () => inbox.ring() };
    await together(shift, [
      (joint) => takeIn({ ...incoming, wish: () => this.#wish(), bell: this.#asked.webhook }, joint),
      (joint) => examine({ api, duties, bell: this.#asked.examination, log }, joint),
      (joint) => new Applier({ duties, handle, bell: inbox, log }, joint).run(),
      (joint) => new Sender({ api, duties, throttle, sourceOf: destinationOf, health, bell: outbox, log }, joint).run(),
      (joint) => carryFiles({ api, duties, throttle, destinationOf, bell: files, log }, joint),
      (joint) => findFaces({ api, duties, throttle, destinationOf, bell: faces, log }, joint),
    ]);
  }

  #destinationOf({ botId, leaseToken }: Lease, path: string) {
    const { url, installationKey } = this.#access;
    return {
      url: new URL(`/bot-files/${botId}/${path}`, url).href,
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
