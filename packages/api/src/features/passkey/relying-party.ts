import { isIP } from "node:net";
import { DeskError } from "../../desk-error.ts";

/** Whom passkeys are made for: a host name, and the pages that may ask for them. */
export interface RelyingParty {
  id: string;
  isOrigin(origin: string): boolean;
}

/**
 * The desk as passkeys know it: the host of BASE_URL, or `localhost` without one. Null where browsers make none: at an
 * IP address, or without TLS (WebAuthn §5.1.7 takes a registrable name, in a secure context).
 */
export function relyingPartyAt(baseUrl: URL | null): RelyingParty | null {
  if (!baseUrl) return { id: "localhost", isOrigin: (origin) => /^http:\/\/localhost(:\d{1,5})?$/.test(origin) };
  const { hostname, protocol, origin } = baseUrl;
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  if (protocol !== "https:" && hostname !== "localhost") return null;
  return { id: hostname, isOrigin: (other) => other === origin };
}

/** @throws conflict not_on where no passkey can be made or used */
export function getRelyingParty({ baseUrl }: { baseUrl: URL | null }): RelyingParty {
  const party = relyingPartyAt(baseUrl);
  if (!party) throw new DeskError("conflict", "not_on");
  return party;
}
