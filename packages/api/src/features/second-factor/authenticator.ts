import { Secret, TOTP } from "otpauth";

const stepMs = 30_000;
/** RFC 4226 §4 asks for 160 bits. */
const secretBytes = 20;

/** A fresh authenticator secret, in base32. */
export function freshAuthenticatorSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The `otpauth:` address that authenticator apps read from a QR code. */
export function enrolmentUri(secret: string, label: string): string {
  return timer(secret, label).toString();
}

/**
 * The time step whose code this is, now or one step around it (RFC 6238 §5.2: clocks differ, and people type slowly);
 * null where it is none of theirs.
 */
export function stepOf(code: string, { secret, now }: { secret: string; now: Date }): number | null {
  const timestamp = now.getTime();
  const delta = timer(secret, "").validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / stepMs) + delta;
}

function timer(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Frontdesk", label, secret, digits: 6, period: stepMs / 1_000 });
}
