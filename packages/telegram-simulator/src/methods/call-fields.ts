import { badRequest } from "../bot-api/error.ts";

/** A file that came with a call. */
export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/**
 * The parameters of a call as the real server sees them: everything is a text, whichever way it was sent, and is read
 * by whoever needs it, forgivingly.
 */
export class CallFields {
  readonly raw: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;

  constructor(raw: ReadonlyMap<string, string>, files: ReadonlyMap<string, UploadedFile> = new Map()) {
    this.raw = raw;
    this.files = files;
  }

  has(name: string): boolean {
    return this.raw.has(name);
  }

  /** The text of a field; empty when it is absent. */
  text(name: string): string {
    return this.raw.get(name) ?? "";
  }

  /** A whole number, brought into [min, max]; `fallback` when absent or not a number. */
  integer(name: string, { fallback = 0, min = -Infinity, max = Infinity } = {}): number {
    const text = this.text(name).trim();
    const value = /^-?\d+/.test(text) ? Number.parseInt(text, 10) : fallback;
    return Math.min(max, Math.max(min, value));
  }

  flag(name: string): boolean {
    return /^(true|yes|1)$/i.test(this.text(name));
  }

  /** The JSON in a field; undefined when it is absent. @throws Bad Request with `complaint` when it is no JSON. */
  json(name: string, complaint: string): unknown {
    const text = this.text(name);
    if (text === "") return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw badRequest(complaint);
    }
  }

  /** The JSON in a field, or undefined when there is none that can be read. */
  jsonIfAny(name: string): unknown {
    try {
      return JSON.parse(this.text(name));
    } catch {
      return undefined;
    }
  }
}
