import { createHmac, hkdfSync } from "node:crypto";

/** The marks by which a browser shows that somebody signed in to an account there before. */
export interface KnownBrowsers {
  /** The mark of an account: 128 bits in base64url, which nobody can make without the installation's key. */
  markOf(account: string): string;
}

export function createKnownBrowsers(secretKey: string): KnownBrowsers {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "frontdesk/known-browser", 32));
  return {
    markOf: (account) => createHmac("sha256", key).update(account).digest().subarray(0, 16).toString("base64url"),
  };
}
