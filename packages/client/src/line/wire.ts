import type { Operation, OperationResultEnvelope, TRPCClientError } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Observable } from "@trpc/server/observable";

export type Transport = "ws" | "sse";

/** Why a wire is gone: the socket's close code where there was one, and how long the desk asked to wait. */
export interface Loss {
  code: number | null;
  retryAfterMs: number | null;
}

type Carried = Observable<OperationResultEnvelope<unknown, TRPCClientError<AnyRouter>>, TRPCClientError<AnyRouter>>;

/** One socket, or one way to open streams, from its opening to its loss. A lost wire never comes back. */
export interface Wire {
  transport: Transport;
  carry(op: Operation): Carried;
  /** Makes sure that somebody is still at the other end; loses the wire soon if nobody is. */
  probe(): void;
  close(): void;
}

export interface WireEvents {
  /** Ready to carry. */
  onOpen(): void;
  /** Something arrived. */
  onHeard(): void;
  /** Called once at most, and never after `close`. */
  onLost(loss: Loss): void;
}

export type OpenWire = (transport: Transport, events: WireEvents) => Wire;
