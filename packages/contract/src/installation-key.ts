import { hkdfSync } from "node:crypto";

/**
 * The key by which the bot process proves that it belongs to this installation: `Authorization: Installation <key>`.
 * Both ends derive it from SECRET_KEY (HKDF-SHA256, RFC 5869; 32 bytes as base64url), so that it is never stored or sent
 * anywhere else. An export of its own, since browsers load the contract and have no `node:crypto`.
 */
export function installationKey(secretKey: string): string {
  return Buffer.from(hkdfSync("sha256", secretKey.trim(), "", "frontdesk/bot", 32)).toString("base64url");
}
