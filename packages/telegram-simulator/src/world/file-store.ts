import { createHash } from "node:crypto";
import type { FileReference } from "../bot-api/objects.ts";
import type { Clock } from "../clock.ts";
import { type MediaKind, mediaKinds, type StoredMedia } from "./media.ts";

/** A file as one kind of media: ids tell the kind, so that a voice can't be sent as a photo. */
export interface NamedFile {
  key: string;
  kind: MediaKind;
}

interface StoredFile {
  bytes: Buffer;
  extension: string;
}

/** A link from getFile is good for an hour at least (T9); here for exactly one. */
const linkMs = 60 * 60 * 1000;

/** What ids of each kind begin with on Telegram. */
const prefixes: Record<MediaKind, string> = {
  photo: "AgAC",
  document: "BQAC",
  video: "BAAC",
  animation: "CgAC",
  audio: "CQAC",
  voice: "AwAC",
  video_note: "DQAC",
  sticker: "CAAC",
};
const kindOfPrefix = new Map(mediaKinds.map((kind) => [prefixes[kind], kind]));
const folders: Record<MediaKind, string> = {
  photo: "photos",
  document: "documents",
  video: "videos",
  animation: "animations",
  audio: "music",
  voice: "voice",
  video_note: "video_notes",
  sticker: "stickers",
};

/** Every file anybody sent, by a hash of its bytes. */
export class FileStore {
  readonly #clock: Clock;
  readonly #files = new Map<string, StoredFile>();
  readonly #media = new Map<string, StoredMedia>();
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

  /** Keeps what is known about a file, for whoever sends it again by its id. */
  remember(media: StoredMedia): void {
    this.#media.set(`${media.kind}/${media.fileKey}`, media);
  }

  /** What is known about a file as one kind of media. */
  recall({ kind, key }: NamedFile): StoredMedia | undefined {
    return this.#media.get(`${kind}/${key}`);
  }

  /** How one bot names a file. As on Telegram the id works for that bot only, the unique id is the same for all. */
  referenceFor(botId: number, { key, kind }: NamedFile, variant = "full"): FileReference {
    const fileId = Buffer.from(`${botId}.${key}.${variant}`).toString("base64url");
    return {
      file_id: `${prefixes[kind]}${fileId}`,
      file_unique_id: `AQAD${key.slice(0, 12)}${variant === "full" ? "" : variant}`,
      file_size: this.bytesOf(key).length,
    };
  }

  /** The file behind a bot's file id, or undefined when it is no id of this bot. */
  find(botId: number, fileId: string): NamedFile | undefined {
    const kind = kindOfPrefix.get(fileId.slice(0, 4));
    const [owner, key = ""] = Buffer.from(fileId.slice(4), "base64url").toString().split(".");
    return kind && owner === String(botId) && this.#files.has(key) ? { kind, key } : undefined;
  }

  /** Opens a download path for an hour and returns it, as getFile's `file_path`. */
  link(botId: number, { kind, key }: NamedFile): string {
    const path = `${folders[kind]}/${key}.${this.extensionOf(key)}`;
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
