import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts what must be kept and never shown: AES-256-GCM under a key derived from SECRET_KEY. */
export interface Sealer {
  seal(plain: string): Buffer;
  /** @throws Error where the bytes were not sealed by this key */
  open(sealed: Buffer): string;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** A sealer of this installation. Layout: version (1 byte), nonce (12), tag (16), ciphertext. */
export function createSealer(secretKey: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "frontdesk/sealing", 32));
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      const body = sealed.subarray(1);
      const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, nonceBytes));
      decipher.setAuthTag(body.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(body.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
    },
  };
}
