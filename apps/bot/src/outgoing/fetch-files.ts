import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { OutgoingFile, Send } from "@frontdesk/contract";
import { OwnFile, type OwnFiles } from "../telegram/index.ts";

/** Where the desk hands out the bytes of an attachment. */
export interface FileSource {
  url: string;
  headers: Record<string, string>;
}

/** Why a file can't be had from the desk, and whether another try could end otherwise. */
export class FileMissing extends Error {
  override readonly name = "FileMissing";
  readonly isFinal: boolean;

  constructor(reason: string, { isFinal = false } = {}) {
    super(reason);
    this.isFinal = isFinal;
  }
}

export interface FetchedFiles extends AsyncDisposable {
  files: OwnFiles;
}

interface Fetching {
  sourceOf(attachmentId: string): FileSource;
  signal: AbortSignal;
}

const leastBytesPerMs = 1_000;
const answerMs = 15_000;

/** The files that Telegram must be given with a send; those it has already it is only told of. */
export function filesToUpload(send: Send): OutgoingFile[] {
  const files = send.kind === "send_media" ? [send.file] : send.kind === "send_album" ? send.files : [];
  return files.filter(({ tgFileId }) => tgFileId === null);
}

/**
 * Fetches files whole before Telegram is asked for anything, so that a desk that goes away leaves no send in doubt. They
 * are gone once disposed of. @throws FileMissing
 */
export async function fetchFiles(outgoing: OutgoingFile[], { sourceOf, signal }: Fetching): Promise<FetchedFiles> {
  const stack = new AsyncDisposableStack();
  const files = new Map<string, OwnFile>();
  if (outgoing.length === 0) return { files, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  try {
    const folder = await mkdtemp(join(tmpdir(), "frontdesk-send-"));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    for (const [index, { attachmentId, sizeBytes }] of outgoing.entries()) {
      const path = join(folder, String(index));
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(answerMs + Math.ceil(sizeBytes / leastBytesPerMs))]);
      await fetchTo(path, sourceOf(attachmentId), inTime);
      files.set(attachmentId, new OwnFile(path, (await stat(path)).size));
    }
    return { files, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    signal.throwIfAborted();
    throw error instanceof FileMissing ? error : new FileMissing("The desk did not hand out the file.");
  }
}

async function fetchTo(path: string, { url, headers }: FileSource, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, { headers, redirect: "error", signal });
  if (answer.status === 404) throw new FileMissing("The desk no longer has the file.", { isFinal: true });
  if (!answer.ok || !answer.body) throw new FileMissing(`The desk answered ${answer.status} for the file.`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(path, { mode: 0o600 }));
}
