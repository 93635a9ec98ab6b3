import type { ApiRoot } from "@frontdesk/contract";

/** Ports that Telegram delivers to (Bot API, setWebhook). */
const ports = new Set(["", "443", "80", "88", "8443"]);
const local =
  /^(localhost|.*\.(local|localhost|internal)|\[.*\]|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*)$/i;

/**
 * Where a Telegram at `root` can post to: an origin, or `desk`, the address by which the bot's own process calls, where
 * that Telegram is on this machine too. Null where there is no such address.
 */
export function webhookOrigin(baseUrl: URL | null, root: ApiRoot): string | "desk" | null {
  if (isLoopback(new URL(root.url).hostname)) return "desk";
  if (baseUrl?.protocol !== "https:" || !ports.has(baseUrl.port)) return null;
  return local.test(baseUrl.hostname) || !baseUrl.hostname.includes(".") ? null : baseUrl.origin;
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
