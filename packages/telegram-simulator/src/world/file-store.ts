import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";

interface StoredFile {
  bytes: Buffer;
  extension: string;
}

/** A link from getFile is good for an hour at least (T9); here for exactly one. */
const linkMs = 60 * 60 * 1000;

/** Every file anybody sent, by a hash of its bytes. */
export class FileStore {
  readonly #clock: Clock;
  readonly #files = new Map<string, StoredFile>();
  readonly #links = new Map<string, { key: string; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps the bytes and returns their key; the same bytes always have the same key. */
  keep(bytes: Buffer, extension: string): string {
    const key = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
    this.#files.set(key, { bytes, extension });
    return key;
  }

  /** The bytes behind a key. @throws RangeError for a key that was never given out. */
  bytesOf(key: string): Buffer {
    return this.#get(key).bytes;
  }

  /** `jpg`, `png`… @throws RangeError for a key that was never given out. */
  extensionOf(key: string): string {
    return this.#get(key).extension;
  }

  has(key: string): boolean {
    return this.#files.has(key);
  }

  /** How one bot names a file. As on Telegram the id works for that bot only, the unique id is the same for all. */
  referenceFor(botId: number, key: string, variant: string): { file_id: string; file_unique_id: string } {
    const fileId = Buffer.from(`${botId}.${key}.${variant}`).toString("base64url");
    return { file_id: `AgAC${fileId}`, file_unique_id: `AQAD${key.slice(0, 12)}${variant === "full" ? "" : variant}` };
  }

  /** The key behind a bot's file id, or undefined when it is no id of this bot. */
  findKey(botId: number, fileId: string): string | undefined {
    if (!fileId.startsWith("AgAC")) return undefined;
    const [owner, key = ""] = Buffer.from(fileId.slice(4), "base64url").toString().split(".");
    return owner === String(botId) && this.#files.has(key) ? key : undefined;
  }

  /** Opens a download path for an hour and returns it, as getFile's `file_path`. */
  link(botId: number, key: string): string {
    const path = `photos/${key}.${this.extensionOf(key)}`;
    this.#links.set(`${botId}/${path}`, { key, until: this.#clock.now() + linkMs });
    return path;
  }

  /** The bytes behind a path that was opened for this bot within the last hour. */
  findLinked(botId: number, path: string): Buffer | undefined {
    const link = this.#links.get(`${botId}/${path}`);
    return link && this.#clock.now() < link.until ? this.bytesOf(link.key) : undefined;
  }

  /** Every file, for a snapshot. */
  entries(): { key: string; extension: string; bytes: Buffer }[] {
    return [...this.#files].map(([key, file]) => ({ key, ...file }));
  }

  #get(key: string): StoredFile {
    const file = this.#files.get(key);
    if (!file) throw new RangeError(`no file ${key}`);
    return file;
  }
}
