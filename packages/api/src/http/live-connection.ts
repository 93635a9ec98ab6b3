import { closeCodes } from "@frontdesk/contract";
import { type Caller, nobody } from "../access.ts";
import { authenticate, type Credentials } from "../authenticate.ts";
import { DeskError } from "../desk-error.ts";
import { type Audience, audienceOf } from "../feed/audience.ts";
import type { Reception } from "../feed/follow.ts";
import type { Connection } from "../feed/registry.ts";
import type { Services } from "../services.ts";

/** What a live connection is written to: a socket, or an HTTP answer that stays open. */
export interface Wire {
  bufferedBytes(): number;
  /** Ends it with one of our close codes. */
  close(code: number): void;
}

const limits = { subscriptions: 32, connectionsPerSession: 8 } as const;
const nothing: Audience = { permissions: new Set(), keys: new Set() };

/** One socket or event stream: who is at its other end, kept true for as long as it lives. */
export class LiveConnection implements Connection {
  caller: Caller = nobody;
  audience: Audience = nothing;
  #services: Services;
  #credentials: Credentials;
  #wire: Wire;
  #ended = new AbortController();
  #subscriptions = 0;
  #leave: (() => void) | null = null;

  constructor(services: Services, credentials: Credentials, wire: Wire) {
    this.#services = services;
    this.#credentials = credentials;
    this.#wire = wire;
  }

  authenticate(): Promise<Caller> {
    return authenticate(this.#services, this.#credentials);
  }

  /** Opens the wire for one feed. @throws limited beyond 32 of them (F4), or 8 connections of one session */
  async receive(): Promise<Reception> {
    const { registry } = this.#services;
    this.#subscriptions += 1;
    if (this.#subscriptions > limits.subscriptions) throw new DeskError("limited", "too_many_requests");
    if (!this.#leave) {
      this.#leave = registry.add(this);
      // Registered first and asked again after, so that no change of rights falls between the two.
      this.caller = await this.authenticate();
      if (this.caller.viewer) this.audience = audienceOf(this.caller.viewer);
      const holder = this.caller.signedIn?.sessionId ?? this.caller.tokenId;
      if (holder && registry.countOf(holder) > limits.connectionsPerSession)
        throw new DeskError("limited", "too_many_requests");
    }
    return {
      audience: () => this.audience,
      bufferedBytes: () => this.#wire.bufferedBytes(),
      giveUp: () => this.#wire.close(closeCodes.slowReader),
      ended: this.#ended.signal,
    };
  }

  end(why: "signed_out" | "forbidden"): void {
    this.#ended.abort();
    this.#wire.close(why === "signed_out" ? closeCodes.signedOut : closeCodes.forbidden);
  }

  /** Forgets the connection once its wire is closed. */
  leave(): void {
    this.#leave?.();
    this.#ended.abort();
  }
}
