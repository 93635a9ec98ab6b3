import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The one-time code of the first run, `XXXX-XXXX-XXXX` (60 bits): whoever can read the console may set up. */
export function setUpCodeOf(secretKey: string, installationId: string): string {
  const digest = createHmac("sha256", secretKey).update(`frontdesk/set-up:${installationId}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}
