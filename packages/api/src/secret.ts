import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A fresh secret of 256 random bits, in base64url: 43 characters. */
export function freshSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a high-entropy secret: its SHA-256, 32 bytes. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Compares two secrets in constant time, whatever their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashSecret(given), hashSecret(expected));
}
