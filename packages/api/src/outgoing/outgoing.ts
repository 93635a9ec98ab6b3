import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { isIP, isIPv6, type LookupFunction } from "node:net";
import type { OutgoingAllow } from "./outgoing-allow.ts";
import { isPrivateAddress } from "./private-address.ts";

/** Why a call to the outside came to nothing. */
export class OutgoingFailure extends Error {
  readonly reason: "address_refused" | "unreachable" | "too_slow" | "too_large";
  constructor(reason: OutgoingFailure["reason"]) {
    super(`A call to the outside failed: ${reason}.`);
    this.reason = reason;
  }
}

interface OutgoingCall {
  headers: Record<string, string>;
  body: string;
  /** Until the answer begins, and between its pieces; in milliseconds. */
  silenceMs: number;
  mostBytes: number;
  signal: AbortSignal;
}

/** An answer whose body is still coming. */
export interface OutgoingAnswer {
  status: number;
  contentType: string;
  /** In pieces, as they come. @throws OutgoingFailure, or the reason of the caller's signal */
  body: AsyncIterable<Buffer>;
}

/** Calls to addresses that members name: public ones, and those private ones that the installer allows. */
export interface Outgoing {
  /**
   * Posts a text. The name is resolved once, every address it has is looked at, and the connection goes to one of these;
   * redirects are answers like any other. Without TLS only to what the installer allows by name or address.
   * @throws OutgoingFailure, or the reason of the signal
   */
  post(url: URL, call: OutgoingCall): Promise<OutgoingAnswer>;
}

const connectMs = 5_000;

export function createOutgoing(allow: OutgoingAllow): Outgoing {
  return {
    async post(url, call) {
      const place = await resolvePlace(url, allow);
      const response = await send(url, place, call);
      return {
        status: response.statusCode ?? 0,
        contentType: response.headers["content-type"] ?? "",
        body: bounded(response, call),
      };
    },
  };
}

/** The addresses behind a name, none of them forbidden. @throws OutgoingFailure */
async function resolvePlace(
  { hostname, protocol }: URL,
  { names, addresses }: OutgoingAllow,
): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true }).catch(() => {
        throw new OutgoingFailure("unreachable");
      });
  const isAllowed = ({ address }: LookupAddress) =>
    names.has(host) || addresses.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  // One forbidden address among others is an attempt, or will be one.
  const isForbidden = found.some(
    (place) => !isAllowed(place) && (protocol === "http:" || isPrivateAddress(place.address)),
  );
  if (isForbidden || found.length === 0) throw new OutgoingFailure("address_refused");
  return found;
}

function send(url: URL, place: LookupAddress[], { headers, body, silenceMs, signal }: OutgoingCall) {
  // Pinned: asked again, the name might lead elsewhere.
  const pinned: LookupFunction = (_host, { all }, answer) => {
    const [first] = place;
    if (all) answer(null, place);
    else answer(null, first?.address ?? "", first?.family);
  };
  const request = url.protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, lookup: pinned, agent: false, signal, timeout: silenceMs });
    const connecting = setTimeout(() => sent.destroy(new OutgoingFailure("too_slow")), connectMs);
    sent.on("socket", (socket) => socket.once("connect", () => clearTimeout(connecting)));
    sent.on("timeout", () => sent.destroy(new OutgoingFailure("too_slow")));
    sent.on("response", resolve);
    sent.on("error", (error) => reject(failureOf(error, signal)));
    sent.on("close", () => clearTimeout(connecting));
    sent.end(body);
  });
}

async function* bounded(response: IncomingMessage, { mostBytes, signal }: OutgoingCall): AsyncIterable<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new OutgoingFailure("too_large");
      yield piece;
    }
  } catch (error) {
    throw failureOf(error, signal);
  } finally {
    response.destroy();
  }
}

function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return error instanceof OutgoingFailure ? error : new OutgoingFailure("unreachable");
}
