import type { Notice } from "./notice-of.ts";

interface NoticeBoardOptions {
  /** Puts a notice before the reader; what it answers takes it away. */
  show(notice: Notice): () => void;
  /** Null where it is to be silent. */
  chime: (() => void) | null;
  /** Whether the reader looks at the workspace, in this tab or another. */
  isAttended(): Promise<boolean>;
}

// A burst of messages is one sound.
const quietMs = 3_000;

/** The notices that are before a reader: one for each conversation, none while they look at the workspace. */
export class NoticeBoard {
  readonly #options: NoticeBoardOptions;
  readonly #shown = new Map<string, () => void>();
  #chimedAt = -quietMs;

  constructor(options: NoticeBoardOptions) {
    this.#options = options;
  }

  async raise(notice: Notice): Promise<void> {
    const { show, chime, isAttended } = this.#options;
    if (await isAttended()) return;
    this.#shown.get(notice.conversationId)?.();
    this.#shown.set(notice.conversationId, show(notice));
    if (!chime || performance.now() - this.#chimedAt < quietMs) return;
    this.#chimedAt = performance.now();
    chime();
  }

  /** The reader is back: what was told is before them. */
  clear(): void {
    for (const hide of this.#shown.values()) hide();
    this.#shown.clear();
  }
}
