import { closeCodes, type DropReason, farewellReason } from "@frontdesk/contract";
import { type Caller, isNobody } from "../access.ts";
import { authenticate, type Credentials, identify } from "../authenticate.ts";
import { DeskError } from "../desk-error.ts";
import { type Audience, audienceOf } from "../feed/audience.ts";
import type { Reception } from "../feed/follow.ts";
import type { FrameWire } from "../feed/lane.ts";
import type { Connection } from "../feed/registry.ts";
import type { Services } from "../services.ts";

/** What a live connection is written to: a socket, or an HTTP answer that stays open. */
export interface Wire {
  transport: Connection["transport"];
  bufferedBytes(): number;
  /** A way for one feed to write ready frames; absent where there is none. */
  openFrames?(): FrameWire;
  /** Ends it with one of our close codes, and where the wire carries one, a reason. */
  close(code: number, reason?: string): void;
}

const limits = { subscriptions: 32, connectionsPerSession: 8 } as const;
const nothing: Audience = { permissions: new Set(), keys: new Set() };

/** One socket or event stream: who is at its other end, kept true for as long as it lives. */
export class LiveConnection implements Connection {
  caller: Caller | null = null;
  audience: Audience = nothing;
  readonly openedAt = new Date();
  #services: Services;
  #credentials: Credentials;
  #wire: Wire;
  #ended = new AbortController();
  #subscriptions = 0;
  #opening: Promise<void> | null = null;
  /** By feed, how many events it has still to be told. */
  #standings = new Set<() => number>();
  #isDoubted = false;
  #isDropped = false;
  #forget: () => void = () => {};

  constructor(services: Services, credentials: Credentials, wire: Wire) {
    this.#services = services;
    this.#credentials = credentials;
    this.#wire = wire;
  }

  /** Who calls over it, now. */
  authenticate(): Promise<Caller> {
    return authenticate(this.#services, this.#credentials);
  }

  identify(): Promise<Caller> {
    return identify(this.#services, this.#credentials);
  }

  /**
   * Makes it one of the session's live connections, which end with the session (P8); once, however often it is asked.
   * @throws unauthenticated for nobody, limited beyond 8 connections of one session
   */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Opens the wire for one feed. @throws limited beyond 32 at a time (F4), and what `open` throws */
  async receive(): Promise<Reception> {
    if (this.#subscriptions >= limits.subscriptions) throw tooMany();
    this.#subscriptions += 1;
    let standing: (() => number) | null = null;
    const done = () => {
      this.#subscriptions -= 1;
      if (standing) this.#standings.delete(standing);
    };
    try {
      await this.open();
    } catch (error) {
      done();
      throw error;
    }
    return {
      audience: () => this.audience,
      bufferedBytes: () => this.bufferedBytes(),
      frames: this.#wire.openFrames?.() ?? null,
      standsBehind: (behind) => {
        standing = behind;
        this.#standings.add(behind);
      },
      giveUp: () => this.#drop("slow", closeCodes.slowReader),
      ended: this.#ended.signal,
      done,
    };
  }

  bufferedBytes(): number {
    return this.#wire.bufferedBytes();
  }

  get transport(): Connection["transport"] {
    return this.#wire.transport;
  }

  behind(): number {
    let most = 0;
    for (const behind of this.#standings) most = Math.max(most, behind());
    return most;
  }

  /** Ends it for saying too much at once (P9). */
  flood(): void {
    this.#drop("flooded", closeCodes.tooManyMessages);
  }

  doubt(): void {
    this.#isDoubted = true;
  }

  end(why: "signed_out" | "forbidden"): void {
    const hasSession = why === "forbidden";
    this.#ended.abort(hasSession ? new DeskError("forbidden") : new DeskError("unauthenticated", "signed_out"));
    if (hasSession) this.#drop("forbidden", closeCodes.forbidden);
    else this.#drop("signed_out", closeCodes.signedOut);
  }

  sendAway(afterMs: number): void {
    this.#wire.close(closeCodes.restarting, farewellReason(afterMs));
  }

  /** Forgets the connection once its wire is closed. */
  leave(): void {
    this.#forget();
    this.#ended.abort(new DeskError("unauthenticated", "signed_out"));
  }

  #drop(why: DropReason, code: number): void {
    if (!this.#isDropped) this.#services.drops.note(why, this.caller?.viewer?.workspaceId ?? null);
    this.#isDropped = true;
    this.#wire.close(code);
  }

  async #open(): Promise<void> {
    const { registry } = this.#services;
    // Registered first and asked after, so that no change of rights falls between the two.
    this.#forget = registry.add(this);
    try {
      const caller = await this.#identifyForSure();
      if (isNobody(caller)) throw new DeskError("unauthenticated", "signed_out");
      this.caller = caller;
      if (caller.viewer) this.audience = audienceOf(caller.viewer);
      const holder = caller.signedIn?.sessionId ?? caller.tokenId;
      if (holder && registry.countOf(holder) > limits.connectionsPerSession) throw tooMany();
    } catch (error) {
      this.#forget();
      this.#opening = null;
      throw error;
    }
    if (this.#ended.signal.aborted) this.#forget();
  }

  async #identifyForSure(): Promise<Caller> {
    for (;;) {
      this.#isDoubted = false;
      const caller = await this.identify();
      if (!this.#isDoubted) return caller;
    }
  }
}

function tooMany(): DeskError {
  return new DeskError("limited", "too_many_requests", { retryAfterMs: 10_000 });
}
