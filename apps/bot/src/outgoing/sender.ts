import type { Send } from "@frontdesk/contract";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import type { Logger } from "pino";
import type { Bell } from "../bell.ts";
import type { ClaimedSend, Duties } from "../duties.ts";
import { type Health, tokenRevoked } from "../health.ts";
import { backoffMs, pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import { type BotApi, type CallFailure, failureOf, type OwnFiles } from "../telegram/index.ts";
import { type FetchedFiles, FileMissing, type FileSource, fetchFiles, filesToUpload } from "./fetch-files.ts";
import { Gate } from "./gate.ts";
import { outcomeOf } from "./outcome.ts";
import { softened } from "./softened.ts";
import type { Throttle } from "./throttle.ts";

export interface Outgoing {
  api: Pick<BotApi, "perform" | "getMe">;
  duties: Pick<Duties, "claimSends" | "markSending" | "settleSend">;
  throttle: Throttle;
  /** Where the desk hands out the bytes of an attachment. */
  sourceOf(attachmentId: string): FileSource;
  health: Pick<Health, "revoked">;
  bell: Bell;
  log: Logger;
}

/** Claimed and not settled yet. Few, so that little is left behind when the process dies. */
const mostUnderWay = 40;
const lookEveryMs = 1_000;
/** Sends whose files this machine holds at once: an album may be 500 MB. */
const mostWithFiles = 3;
/** Marked and still waiting for its turn after this time, as when Telegram asks for silence: given back (I10). */
const turnMs = 3_000;

/** Sends what the outbox holds, one message per chat at a time, until the shift stops; then finishes what has begun. */
export class Sender {
  readonly #outgoing: Outgoing;
  readonly #shift: Shift;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #broken = new AbortController();
  readonly #gate = new Gate(mostWithFiles);
  #isReachable = Promise.resolve();
  #isAsking = false;

  constructor(outgoing: Outgoing, shift: Shift) {
    this.#outgoing = outgoing;
    this.#shift = shift;
  }

  /** @throws what the desk refused, `lease_lost` among it */
  async run(): Promise<void> {
    const { duties, bell } = this.#outgoing;
    const stop = AbortSignal.any([this.#shift.stop, this.#broken.signal]);
    while (!stop.aborted) {
      await this.#isReachable;
      if (stop.aborted) break;
      const hasRoom = this.#underWay.size < mostUnderWay;
      const claimed = hasRoom ? await duties.claimSends(mostUnderWay) : [];
      // The desk hands out again what this lease holds: an answer may have been lost.
      const fresh = claimed.filter(({ outboxId }) => !this.#underWay.has(outboxId));
      for (const send of fresh) this.#begin(send, stop);
      if (fresh.length === 0) await bell.heard(lookEveryMs, stop);
    }
    await Promise.all(this.#underWay.values());
    this.#broken.signal.throwIfAborted();
  }

  #begin(send: ClaimedSend, stop: AbortSignal): void {
    const work = this.#deliver(send, stop)
      .catch((error: unknown) => this.#broken.abort(error))
      .finally(() => {
        this.#underWay.delete(send.outboxId);
        this.#outgoing.bell.ring();
      });
    this.#underWay.set(send.outboxId, work);
  }

  async #deliver(claimed: ClaimedSend, stop: AbortSignal): Promise<void> {
    const { duties } = this.#outgoing;
    const { outboxId, send } = claimed;
    using place = await this.#mayBegin(claimed, stop);
    if (!place) return;
    const fetched = await this.#fetch(claimed, send);
    if ("kind" in fetched) return duties.settleSend(outboxId, fetched);
    await using _ = fetched;
    await this.#isReachable;
    if (!(await duties.markSending(outboxId))) return;
    // Counted now and not before the mark: the desk may have taken its time, and calls would bunch (I11).
    const outcome = (await this.#hasTurn(claimed, stop)) ? await this.#make(claimed, fetched.files, stop) : notBegun;
    await duties.settleSend(outboxId, outcome);
  }

  // Null at the end of the shift: not begun, so the next holder of the lease takes it back.
  async #mayBegin({ tgChatId, send }: ClaimedSend, stop: AbortSignal): Promise<Disposable | null> {
    try {
      await this.#outgoing.throttle.ready(tgChatId, stop);
      return filesToUpload(send).length > 0 ? await this.#gate.enter(stop) : nowhere;
    } catch {
      return null;
    }
  }

  async #hasTurn({ tgChatId: chatId, send }: ClaimedSend, stop: AbortSignal): Promise<boolean> {
    const patience = AbortSignal.any([stop, AbortSignal.timeout(turnMs)]);
    const messages = send.kind === "send_album" ? send.files.length : 1;
    return this.#outgoing.throttle.turn({ chatId, messages }, patience).then(
      () => true,
      () => false,
    );
  }

  // Before Telegram is asked for anything: a desk that goes away meanwhile leaves nothing in doubt.
  async #fetch({ outboxId, attempts }: ClaimedSend, send: Send): Promise<FetchedFiles | SendOutcome> {
    const { sourceOf, log } = this.#outgoing;
    try {
      return await fetchFiles(filesToUpload(send), { sourceOf, signal: this.#shift.end });
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error;
      const { message: reason, isFinal } = error;
      log.warn({ outboxId, isFinal, reason }, "a file to send was not to be had");
      return isFinal ? { kind: "failed", reason } : { kind: "retry", afterMs: backoffMs(attempts), reason };
    }
  }

  async #make(claimed: ClaimedSend, files: OwnFiles, stop: AbortSignal): Promise<SendOutcome> {
    const { api, log } = this.#outgoing;
    const { outboxId, tgChatId: chatId, tgThreadId: threadId, send } = claimed;
    try {
      return { kind: "sent", ...(await api.perform({ chatId, threadId, send, files }, this.#shift.end)) };
    } catch (error) {
      const failure = failureOf(error);
      const softer = failure.kind === "refused" ? softened(send, failure) : null;
      if (!softer) return this.#failed(claimed, failure);
      log.info({ outboxId, failure }, "a message is sent without what Telegram refused of it");
      return this.#makeSofter({ ...claimed, send: softer }, files, stop);
    }
  }

  // Telegram did nothing of what it refused, so this doubles nothing.
  async #makeSofter(claimed: ClaimedSend, files: OwnFiles, stop: AbortSignal): Promise<SendOutcome> {
    const lacking = filesToUpload(claimed.send).filter(({ attachmentId }) => !files.has(attachmentId));
    const fetched = lacking.length > 0 ? await this.#fetch(claimed, claimed.send) : null;
    if (fetched && "kind" in fetched) return fetched;
    await using _ = fetched;
    if (!(await this.#hasTurn(claimed, stop))) return notBegun;
    return await this.#make(claimed, fetched?.files ?? files, stop);
  }

  async #failed({ outboxId, tgChatId, send, attempts }: ClaimedSend, failure: CallFailure): Promise<SendOutcome> {
    const { throttle, health, log } = this.#outgoing;
    const outcome = outcomeOf(send, failure, attempts);
    log.warn({ outboxId, tgChatId, failure, outcome: outcome.kind }, "a message was not sent");
    if (failure.kind !== "refused") this.#askWhetherReachable();
    else if (failure.code === 401) await health.revoked(tokenRevoked);
    else if (failure.code === 429 && outcome.kind === "retry") throttle.refused(tgChatId, outcome.afterMs);
    return outcome;
  }

  // Until Telegram answers a harmless question, nothing more is risked: an outage would turn a whole queue into unknowns.
  #askWhetherReachable(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#isReachable = this.#answered().finally(() => {
      this.#isAsking = false;
    });
  }

  async #answered(): Promise<void> {
    const { stop } = this.#shift;
    const { api, throttle } = this.#outgoing;
    for (let attempt = 0; !stop.aborted; attempt++) {
      await pause(throttle.pausedMs(), stop);
      try {
        return await api.getMe(stop);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === "refused") return throttle.pauseBot(failure.retryAfterMs ?? 0);
        await pause(backoffMs(attempt), stop);
      }
    }
  }
}

const nowhere: Disposable = { [Symbol.dispose]: () => {} };
const notBegun: SendOutcome = { kind: "retry", afterMs: 0, reason: "it had to wait for its turn" };
