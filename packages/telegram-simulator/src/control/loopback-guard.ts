import type { IncomingMessage } from "node:http";

/**
 * Whether a request may use the control API and the phone: it comes from this machine, asks for it by a loopback
 * name (so no foreign name was pointed here) and, from a browser, from one of our own pages.
 */
export function isFromHere(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? "";
  const host = request.headers.host ?? "";
  const { origin } = request.headers;
  const isLoopback = address === "::1" || /^(::ffff:)?127\./.test(address);
  const namesLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
  return isLoopback && namesLoopback && (origin === undefined || origin === `http://${host}`);
}
