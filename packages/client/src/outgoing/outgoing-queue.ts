import type { DeskErrorData, Message } from "@frontdesk/contract";
import { deskErrorOf, errorWithCode } from "../desk-error.ts";
import { fullJitter } from "../full-jitter.ts";
import { randomId } from "../op-id.ts";
import type { Composition, Outgoing, OutgoingFile, OutgoingStore } from "./outgoing.ts";

interface QueueOptions {
  store: OutgoingStore;
  /** Sends under the message's `opId`, so that a repeat has no second effect. */
  send(outgoing: Outgoing): Promise<Message>;
  /** Hands a file over under its upload's id, so that a repeat is no second file. */
  upload(
    file: OutgoingFile,
    transfer: { bytes: Blob; onProgress(bytes: number): void; signal: AbortSignal },
  ): Promise<void>;
  onSent(message: Message): void;
  now?: () => Date;
  random?: () => number;
}

/**
 * Sends messages in the order they were written, conversation by conversation; keeps them while the desk can't be
 * reached, also across a reload, and tries again by itself. Each has one effect, whichever tab sends it.
 */
export class OutgoingQueue {
  readonly #options: QueueOptions;
  readonly #watchers = new Set<() => void>();
  readonly #busy = new Set<string>();
  /** Kept by the store: another tab may have sent or discarded them since. */
  readonly #kept = new Set<string>();
  /** The bytes that this page was given; those of an earlier one are in the store. */
  readonly #bytes = new Map<string, Blob>();
  readonly #uploads = new Map<string, AbortController>();
  #all: readonly Outgoing[] = [];
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#load().catch(() => {});
  }

  /** Oldest first; the same array until something changes. */
  readonly all = (): readonly Outgoing[] => this.#all;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Whether a message would be lost with this page, because the device did not keep it. */
  hasUnkept(): boolean {
    return this.#all.some(({ opId }) => !this.#kept.has(opId));
  }

  /** Puts a message in the queue; `bytes` are its files', by their uploads. */
  add(conversationId: string, composition: Composition, bytes: ReadonlyMap<string, Blob> = new Map()): Outgoing {
    const { now = () => new Date() } = this.#options;
    const outgoing: Outgoing = {
      ...composition,
      opId: randomId(),
      clientKey: randomId(),
      conversationId,
      createdAt: now().toISOString(),
      state: "waiting",
      error: null,
    };
    for (const [uploadId, blob] of bytes) this.#bytes.set(uploadId, blob);
    this.#become([...this.#all, outgoing]);
    this.#keep(outgoing);
    this.#flush(conversationId);
    return outgoing;
  }

  /** The bytes of a file that waits; null where this device did not keep them. */
  async file(uploadId: string): Promise<Blob | null> {
    return this.#bytes.get(uploadId) ?? this.#options.store.file(uploadId).catch(() => null);
  }

  /** Tries a refused message once more. */
  retry(opId: string): void {
    // What the desk had of its files it may have thrown away since.
    const files = this.#find(opId)?.files.map((file) => ({ ...file, uploadedBytes: 0 })) ?? [];
    this.#change(opId, { state: "waiting", error: null, files });
    this.wake();
  }

  /** Gives a message up, also while its files are being handed over. */
  discard(opId: string): void {
    this.#uploads.get(opId)?.abort();
    this.#drop(opId);
  }

  /** The desk can be reached again: what waits goes now. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const conversationId of new Set(this.#all.map((outgoing) => outgoing.conversationId)))
      this.#flush(conversationId);
  }

  close(): void {
    this.#isClosed = true;
    for (const upload of this.#uploads.values()) upload.abort();
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    const kept = await this.#options.store.load();
    for (const { opId } of kept) this.#kept.add(opId);
    const known = new Set(this.#all.map(({ opId }) => opId));
    const waiting = kept.filter(({ opId }) => !known.has(opId));
    this.#become([...waiting.map(asLoaded), ...this.#all]);
    this.wake();
  }

  #flush(conversationId: string): void {
    if (this.#isClosed || this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    this.#sendWaiting(conversationId)
      .catch(() => this.#later())
      .finally(() => this.#busy.delete(conversationId));
  }

  async #sendWaiting(conversationId: string): Promise<void> {
    for (;;) {
      const next = this.#all.find((one) => one.conversationId === conversationId && one.state === "waiting");
      if (!next || this.#isClosed) return;
      if (await this.#isGone(next)) this.#forget(next.opId);
      else if (!(await this.#send(next))) return;
    }
  }

  async #isGone({ opId }: Outgoing): Promise<boolean> {
    if (!this.#kept.has(opId)) return false;
    return !(await this.#options.store.has(opId).catch(() => true));
  }

  async #send({ opId }: Outgoing): Promise<boolean> {
    this.#change(opId, { state: "sending" });
    try {
      await this.#handFilesOver(opId);
      const outgoing = this.#find(opId);
      if (!outgoing) return true;
      const message = await this.#options.send(outgoing);
      this.#attempt = 0;
      this.#options.onSent(message);
      this.#drop(opId);
      return true;
    } catch (thrown) {
      const error = deskErrorOf(thrown);
      if (!this.#find(opId)) return true;
      if (isPassing(error)) {
        this.#change(opId, { state: "waiting" });
        this.#later(error.retryAfterMs ?? 0);
        return false;
      }
      if (error.reason === "already_done") this.#drop(opId);
      else this.#change(opId, { state: "refused", error });
      return true;
    }
  }

  async #handFilesOver(opId: string): Promise<void> {
    const calledOff = new AbortController();
    this.#uploads.set(opId, calledOff);
    const { signal } = calledOff;
    try {
      for (const file of this.#find(opId)?.files ?? []) {
        if (file.uploadedBytes === file.sizeBytes) continue;
        const bytes = await this.file(file.uploadId);
        if (!bytes) throw errorWithCode("conflict", "This device no longer has the file.", "upload_missing");
        const note = (uploadedBytes: number) => this.#noteFile(opId, file.uploadId, uploadedBytes);
        // Until the desk has answered it does not have the whole of it.
        const onProgress = (sent: number) => note(Math.min(sent, file.sizeBytes - 1));
        await this.#options.upload(file, { bytes, onProgress, signal });
        note(file.sizeBytes);
      }
    } finally {
      this.#uploads.delete(opId);
    }
  }

  #noteFile(opId: string, uploadId: string, uploadedBytes: number): void {
    const files = this.#find(opId)?.files.map((file) =>
      file.uploadId === uploadId ? { ...file, uploadedBytes } : file,
    );
    if (files) this.#change(opId, { state: "sending", files });
  }

  #find(opId: string): Outgoing | undefined {
    return this.#all.find((one) => one.opId === opId);
  }

  #later(atLeastMs = 0): void {
    if (this.#timer || this.#isClosed) return;
    this.#attempt += 1;
    const wait = atLeastMs + fullJitter(this.#attempt, this.#options);
    this.#timer = setTimeout(() => this.wake(), wait);
  }

  #change(opId: string, change: Partial<Outgoing>): void {
    const next = this.#all.map((one) => (one.opId === opId ? { ...one, ...change } : one));
    this.#become(next);
    const changed = this.#find(opId);
    if (changed && change.state !== "sending") this.#keep(changed);
  }

  #drop(opId: string): void {
    const { store } = this.#options;
    const files = this.#find(opId)?.files ?? [];
    this.#forget(opId);
    store.remove(opId).catch(() => {});
    for (const { uploadId } of files) store.removeFile(uploadId).catch(() => {});
  }

  #forget(opId: string): void {
    this.#kept.delete(opId);
    for (const { uploadId } of this.#find(opId)?.files ?? []) this.#bytes.delete(uploadId);
    this.#become(this.#all.filter((one) => one.opId !== opId));
  }

  // Where the device keeps nothing, the message is still sent from memory.
  #keep(outgoing: Outgoing): void {
    this.#store(outgoing).catch(() => {});
  }

  async #store(outgoing: Outgoing): Promise<void> {
    const { store } = this.#options;
    for (const { uploadId } of outgoing.files) {
      const bytes = this.#bytes.get(uploadId);
      if (bytes && !this.#kept.has(outgoing.opId)) await store.putFile(uploadId, bytes);
    }
    await store.put(outgoing);
    if (this.#find(outgoing.opId)) this.#kept.add(outgoing.opId);
    else
      await Promise.all([
        store.remove(outgoing.opId),
        ...outgoing.files.map((file) => store.removeFile(file.uploadId)),
      ]);
  }

  #become(all: readonly Outgoing[]): void {
    this.#all = all;
    for (const watcher of [...this.#watchers]) watcher();
  }
}

// A reason says what failed beyond the desk, or in it: then somebody has to decide.
function isPassing({ code, reason }: DeskErrorData): boolean {
  return code === "limited" || code === "unauthenticated" || (code === "unavailable" && reason === null);
}

// The page that was sending is gone; whether the desk heard it, the same opId will tell.
function asLoaded(outgoing: Outgoing): Outgoing {
  return outgoing.state === "sending" ? { ...outgoing, state: "waiting" } : outgoing;
}
