import type { FileStore } from "./file-store.ts";

/** Whether files can be kept, asked so seldom that asking costs nothing: each look writes a file. */
export class StorageProbe {
  readonly #files: Pick<FileStore, "probe">;
  #looked: { at: number; outcome: Promise<string | null> } | null = null;

  constructor(files: Pick<FileStore, "probe">) {
    this.#files = files;
  }

  /** The system's reason why nothing can be kept, or null; as it was at most `withinMs` ago. */
  trouble({ withinMs }: { withinMs: number }): Promise<string | null> {
    const now = performance.now();
    if (!this.#looked || now - this.#looked.at > withinMs) this.#looked = { at: now, outcome: this.#look() };
    return this.#looked.outcome;
  }

  #look(): Promise<string | null> {
    return this.#files.probe().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : "unknown"),
    );
  }
}
