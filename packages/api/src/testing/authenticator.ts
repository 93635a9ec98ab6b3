import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What the desk asks a browser for, as far as an authenticator looks at it. */
interface Asked {
  challenge: string;
  rpId?: string | undefined;
  rp?: { id?: string | undefined };
  user?: { id: string };
}

/** A passkey in software: WebAuthn with ES256 and no attestation. */
export class Authenticator {
  readonly origin: string;
  #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #id = randomBytes(16);
  #userHandle: string | null = null;
  #counter = 0;
  /** False for one that did not ask its holder who they are. */
  verifiesUser = true;

  constructor(origin = "http://localhost:4000") {
    this.origin = origin;
  }

  /** Answers `passkey.registrationOptions`. */
  register({ challenge, rp, user }: Asked) {
    this.#userHandle = user?.id ?? null;
    const key = coseOf(this.#keys.publicKey);
    const idLength = Buffer.from([0, this.#id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), idLength, this.#id, key]);
    const authData = Buffer.concat([this.#head(rp?.id ?? "", 0x40), credential]);
    const attestation = map([
      [text("fmt"), text("none")],
      [text("attStmt"), map([])],
      [text("authData"), bytes(authData)],
    ]);
    return {
      id: this.#id.toString("base64url"),
      clientDataJSON: this.#clientData("webauthn.create", challenge).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
      transports: ["internal" as const],
    };
  }

  /** Answers `passkey.signInOptions` and `passkey.proofOptions`. */
  assert({ challenge, rpId }: Asked) {
    this.#counter += 1;
    const clientData = this.#clientData("webauthn.get", challenge);
    const authData = this.#head(rpId ?? "", 0);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    return {
      id: this.#id.toString("base64url"),
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: sign("sha256", signed, this.#keys.privateKey).toString("base64url"),
      userHandle: this.#userHandle,
    };
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  // WebAuthn §6.1: the hash of the relying party's id, flags (present, verified), the counter.
  #head(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const seen = 0x01 | (this.verifiesUser ? 0x04 : 0) | flags;
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.of(seen), counter]);
  }
}

// RFC 9053 §7.1.1: an elliptic key on P-256, for ES256.
function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return map([
    [number(1), number(2)],
    [number(3), number(-7)],
    [number(-1), number(1)],
    [number(-2), bytes(Buffer.from(x, "base64url"))],
    [number(-3), bytes(Buffer.from(y, "base64url"))],
  ]);
}

// RFC 8949 §3: a major type and a length, then the content.
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff);
}
const number = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
