import type { IncomingMessage } from "node:http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { FastifyReply, FastifyRequest } from "fastify";
import { DeskError } from "../desk-error.ts";
import { answerError, describeError } from "../errors.ts";
import type { Services } from "../services.ts";
import { AddressGuard, type AddressLimits } from "./address-limits.ts";
import { bearsToken } from "./bearer.ts";
import { addressOf } from "./caller-address.ts";
import { Places } from "./places.ts";

interface DoorOptions {
  services: Services;
  trustProxy: boolean;
  maxSockets: number;
  limits: AddressLimits;
}

/** What every caller passes before the database is asked who it is (P9). */
export interface Door {
  places: Places;
  /** Where a request came from. */
  addressOf(request: IncomingMessage): string;
  /** Counts a request; resolves with the milliseconds to wait where its address makes too many, and with 0 else. */
  spend(request: IncomingMessage): Promise<number>;
  /** Takes a socket in that has not said who it is; returns the way to let it go, or null where there are too many. */
  admitSilent(request: IncomingMessage): (() => void) | null;
  /** The hook of routes that look sessions up: answers 429 where an address makes too many requests (B20). */
  check(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
}

export function createDoor({ services, trustProxy, maxSockets, limits }: DoorOptions): Door {
  const guard = new AddressGuard(limits);
  const spend = async (request: IncomingMessage) =>
    // The bot is known without a look-up, and has a rate of its own.
    bearsInstallationKey(request, services) ? 0 : guard.spend(addressOf(request, trustProxy));
  return {
    places: new Places(maxSockets),
    addressOf: (request) => addressOf(request, trustProxy),
    spend,
    admitSilent: (request) => guard.admitSilent(addressOf(request, trustProxy)),
    check: async (request, reply) => {
      const waitMs = await spend(request.raw);
      if (waitMs > 0) return refuse(reply, { requestId: request.id, retryAfterMs: waitMs });
    },
  };
}

/** Whole seconds, as Retry-After has them (RFC 9110 §10.2.3). */
export function retryAfterOf(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1_000)));
}

function bearsInstallationKey({ headers }: IncomingMessage, { installationKey }: Services): boolean {
  const [scheme, key] = headers.authorization?.split(" ", 2) ?? [];
  return scheme === "Installation" && bearsToken(`Bearer ${key}`, installationKey);
}

// In the envelope of a procedure's refusal, which the typed client reads; other callers find the same words in it.
function refuse(reply: FastifyReply, { requestId, retryAfterMs }: { requestId: string; retryAfterMs: number }) {
  const refusal = answerError(new DeskError("limited", "too_many_requests", { retryAfterMs }));
  const { message, desk } = describeError(refusal, requestId);
  const data = { code: refusal.code, httpStatus: 429, desk };
  return reply
    .code(429)
    .header("retry-after", retryAfterOf(retryAfterMs))
    .send({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[refusal.code], data } });
}
