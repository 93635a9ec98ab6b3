/** Limits of what a person proves themselves with. */
export const accountLimits = {
  /** How long after a proof (sign-in, password, passkey) sensitive changes are open. */
  proofMinutes: 10,
  /** How long a link that sets a new password works. */
  resetMinutes: 60,
  /** How long a started sign-in, registration or proof may take. */
  challengeMinutes: 5,
  passkeyNameLength: 60,
  passkeysEach: 20,
  recoveryCodes: 10,
} as const;

/** What sign-in asks for next; `done` came with the session's cookie. */
export type SignInStep = { next: "done" } | { next: "second_factor"; challenge: string };

/** A device in words; null where its description says nothing we know. */
export interface Device {
  /** Such as `Firefox`. */
  browser: string | null;
  /** Such as `Windows`. */
  system: string | null;
}

/** A place where a person is signed in. */
export interface DeviceSession {
  id: string;
  device: Device;
  ip: string | null;
  createdAt: string;
  /** To the minute. */
  lastUsedAt: string;
  expiresAt: string;
  /** True for the session that asks. */
  isThis: boolean;
}

/** How a person proves themselves beside the password. */
export interface SecondFactor {
  isOn: boolean;
  recoveryCodesLeft: number;
}

/** What an authenticator app needs: the secret to type (base32), and the same as an `otpauth:` address for a QR code. */
export interface SecondFactorEnrolment {
  secret: string;
  uri: string;
}

/** Codes that each stand in once for the authenticator; shown this once. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** A person's passkeys, and the host name under which they work: null where the desk's address can have none. */
export interface Passkeys {
  host: string | null;
  passkeys: Passkey[];
}

/** Whom a link lets set a new password. */
export interface ResetView {
  name: string;
  email: string;
  /** The workspace that the person will own again, for a link from the console. */
  owns: string | null;
}

/** A link that sets a new password; its secret is told this once. */
export interface ResetLink {
  secret: string;
  expiresAt: string;
}
