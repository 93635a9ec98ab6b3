import { createReadStream, type ReadStream } from "node:fs";

/**
 * A file that this process fetched itself and keeps on its own disk for the length of a send. Nothing else can be
 * uploaded: of an object that only looks like one, Telegraf would fetch the `url` or read the `source` (F14).
 */
export class OwnFile {
  readonly #path: string;
  readonly sizeBytes: number;

  constructor(path: string, sizeBytes: number) {
    this.#path = path;
    this.sizeBytes = sizeBytes;
  }

  /** Its bytes from the beginning. */
  open(): ReadStream {
    return createReadStream(this.#path);
  }

  /** True for what was made here, whatever its type says. */
  static isOwn(file: unknown): file is OwnFile {
    return typeof file === "object" && file !== null && #path in file;
  }
}
