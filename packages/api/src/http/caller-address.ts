import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address that sent a request: the socket's, or behind the one trusted proxy the last entry of X-Forwarded-For,
 * which is the proxy's word; those before it are the caller's, and could be any address.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const own = request.socket.remoteAddress ?? "unknown";
  if (!trustProxy) return own;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return forwarded && isIP(forwarded) ? forwarded : own;
}

/**
 * What limits count an address as: an IPv4 address itself, also where it is mapped into IPv6, and of IPv6 the first 64
 * bits, which is the least that one customer is given (RFC 6177).
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  const groups = [...first, ...zeros, ...last].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.join(":")}::/64`;
}
