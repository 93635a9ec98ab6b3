import { telegramLimits } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { Bell } from "../bell.ts";
import type { Duties, WaitingUpdate } from "../duties.ts";
import { isLeaseOver, isUnacceptable } from "../insist.ts";
import { backoffMs, pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import { chatIdOf } from "../telegram/index.ts";

export interface Applying {
  duties: Pick<Duties, "waitingUpdates" | "failUpdate">;
  /** Gives an update its effect and settles it. */
  handle(update: WaitingUpdate): Promise<void>;
  bell: Bell;
  log: Logger;
}

const mostFetched = 200;
const mostChatsAtOnce = 16;
const refillAt = telegramLimits.updatesPerChat / 2;
const lookEveryMs = 1_000;

/** Applies what waits in the inbox: each chat's updates strictly in order, several chats at a time. */
export class Applier {
  readonly #applying: Applying;
  readonly #shift: Shift;
  readonly #stop: AbortSignal;
  readonly #broken = new AbortController();
  /** The updates of each chat that has some, oldest first. */
  readonly #chats = new Map<string, WaitingUpdate[]>();
  readonly #taken = new Set<number>();
  readonly #settledMeanwhile = new Set<number>();
  readonly #idle: string[] = [];
  readonly #busy = new Set<Promise<void>>();
  /** Of the busy ones, those that wait to try again: they keep no other chat from its turn. */
  #waitingToRetry = 0;

  constructor(applying: Applying, shift: Shift) {
    this.#applying = applying;
    this.#shift = shift;
    this.#stop = AbortSignal.any([shift.stop, this.#broken.signal]);
  }

  /** Works until the shift stops, then ends the updates it is at. @throws what the desk refused, `lease_lost` among it */
  async run(): Promise<void> {
    const { duties, bell } = this.#applying;
    while (!this.#stop.aborted) {
      // What is settled from here on may still stand in the answer as waiting.
      this.#settledMeanwhile.clear();
      for (const update of await duties.waitingUpdates(mostFetched)) this.#take(update);
      this.#startIdle();
      await bell.heard(lookEveryMs, this.#stop);
    }
    await Promise.all(this.#busy);
    this.#broken.signal.throwIfAborted();
  }

  #take(update: WaitingUpdate): void {
    const { updateId, payload } = update;
    if (this.#taken.has(updateId) || this.#settledMeanwhile.has(updateId)) return;
    this.#taken.add(updateId);
    const chat = String(chatIdOf(payload) ?? `update ${updateId}`);
    const waiting = this.#chats.get(chat);
    if (waiting) {
      waiting.push(update);
      return;
    }
    this.#chats.set(chat, [update]);
    this.#idle.push(chat);
  }

  #startIdle(): void {
    while (this.#busy.size - this.#waitingToRetry < mostChatsAtOnce) {
      const chat = this.#idle.shift();
      if (chat === undefined) return;
      const work = this.#work(chat)
        .catch((error: unknown) => this.#broken.abort(error))
        .finally(() => {
          this.#busy.delete(work);
          this.#startIdle();
        });
      this.#busy.add(work);
    }
  }

  async #work(chat: string): Promise<void> {
    const waiting = this.#chats.get(chat) ?? [];
    for (let update = waiting[0]; update && !this.#stop.aborted; update = waiting[0]) {
      await this.#settle(update);
      if (this.#stop.aborted) return;
      waiting.shift();
      this.#taken.delete(update.updateId);
      this.#settledMeanwhile.add(update.updateId);
      // More may wait than one answer holds, of this chat or of all.
      if (waiting.length === refillAt || this.#taken.size === mostFetched / 2) this.#applying.bell.ring();
    }
    if (waiting.length === 0) this.#chats.delete(chat);
  }

  /** Returns once the update is settled: applied, or failed for good so that its chat goes on. */
  async #settle(update: WaitingUpdate): Promise<void> {
    const { handle, duties, log } = this.#applying;
    for (let attempt = 0; !this.#stop.aborted; attempt++) {
      try {
        await handle(update);
        log.debug({ updateId: update.updateId }, "an update was applied");
        return;
      } catch (error) {
        if (this.#shift.end.aborted || isLeaseOver(error)) throw error;
        const { updateId } = update;
        const reason = error instanceof Error ? error.message : "unknown";
        const final = isUnacceptable(error);
        const state = await duties.failUpdate(updateId, { error: reason, final });
        log.error({ updateId, attempt, state, reason }, "an update could not be applied");
        // Where the answer that said so was lost, the desk no longer knows it as waiting.
        if (state === "failed" || attempt >= telegramLimits.updateAttempts) return;
        await this.#waitToRetry(attempt);
      }
    }
  }

  async #waitToRetry(attempt: number): Promise<void> {
    this.#waitingToRetry += 1;
    this.#startIdle();
    await pause(backoffMs(attempt), this.#stop);
    this.#waitingToRetry -= 1;
  }
}
