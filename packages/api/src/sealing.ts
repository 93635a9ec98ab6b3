import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts what must be kept and never shown: AES-256-GCM under a key derived from SECRET_KEY. */
export interface Sealer {
  /** How everything begins that is sealed with the present key: the layout's version and the key's id, 5 bytes. */
  mark: Buffer;
  seal(plain: string): Buffer;
  /** @throws Error where the bytes were sealed by no key that is known */
  open(sealed: Buffer): string;
}

interface Key {
  id: Buffer;
  secret: Buffer;
}

const version = 2;
/** The first layout named no key: version (1 byte), nonce, tag, ciphertext. */
const versionWithoutKey = 1;
const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A sealer of this installation. `previous` keys open what they sealed, and seal nothing more. Layout: version (1 byte),
 * key id (4), nonce (12), tag (16), ciphertext.
 */
export function createSealer(secretKey: string, previous: readonly string[] = []): Sealer {
  const present = keyOf(secretKey);
  const keys = [present, ...previous.map(keyOf)];
  const mark = Buffer.concat([Buffer.of(version), present.id]);
  return {
    mark,
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", present.secret, nonce);
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([mark, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      if (sealed[0] === versionWithoutKey) return openWithAny(keys, sealed.subarray(1));
      const id = sealed.subarray(1, 1 + idBytes);
      const key = keys.find((known) => known.id.equals(id));
      if (sealed[0] !== version || !key) throw new Error("This was sealed with a key that is not known here.");
      return decipher(key, sealed.subarray(1 + idBytes));
    },
  };
}

function keyOf(secretKey: string): Key {
  const secret = Buffer.from(hkdfSync("sha256", secretKey, "", "frontdesk/sealing", 32));
  const id = createHash("sha256").update("frontdesk/sealing-id").update(secret).digest().subarray(0, idBytes);
  return { id, secret };
}

function openWithAny(keys: Key[], body: Buffer): string {
  for (const key of keys) {
    try {
      return decipher(key, body);
    } catch {
      // The next one may fit: the tag tells for sure.
    }
  }
  throw new Error("This was sealed with a key that is not known here.");
}

function decipher({ secret }: Key, body: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", secret, body.subarray(0, nonceBytes));
  decipher.setAuthTag(body.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(body.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
}
