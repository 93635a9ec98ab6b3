import type { DeskErrorData, Draft, DraftKind } from "@frontdesk/contract";
import { deskErrorOf } from "../desk-error.ts";
import { mergeDrafts } from "./merge-drafts.ts";

/** What somebody is writing, as this device has it. */
export interface KeptDraft {
  conversationId: string;
  kind: DraftKind;
  text: string;
  answered: Draft["answered"];
  /** The desk's version that it is built upon; 0 for none. */
  version: number;
  /** Whether the desk does not have it so yet. */
  isUnsaved: boolean;
}

/** Where drafts are kept that the desk may not have yet; it outlives the page. */
export interface DraftStore {
  load(): Promise<KeptDraft[]>;
  put(draft: KeptDraft): Promise<void>;
}

interface KeeperOptions {
  store: DraftStore;
  /** @throws what `deskErrorOf` reads; `stale_version` where the desk has a later one */
  save(draft: KeptDraft): Promise<Draft>;
  fetch(conversationId: string): Promise<Draft[]>;
  onSaved(conversationId: string, draft: Draft): void;
  /** How long after a change it is handed to the desk, with all that follow in that time. */
  delayMs?: number;
}

const saveDelayMs = 1_500;

/**
 * Keeps what somebody is writing: at once on this device, so that nothing that happens to the page, the line or the
 * session loses it, and soon after at the desk, so that any device has it. The last writer counts; two who write at
 * once get both texts.
 */
export class DraftKeeper {
  readonly #options: KeeperOptions;
  readonly #watchers = new Set<() => void>();
  readonly #busy = new Set<string>();
  /** What was handed over last: where its answer was lost, the desk's later version is one's own. */
  readonly #handedOver = new Map<string, string>();
  readonly #ready: Promise<void>;
  #drafts: ReadonlyMap<string, KeptDraft> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#ready = this.#load().catch(() => {});
  }

  /** All of them, by conversation and kind; the same map until something changes. */
  readonly all = (): ReadonlyMap<string, KeptDraft> => this.#drafts;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Somebody writes on. */
  write(conversationId: string, kind: DraftKind, change: Partial<Pick<KeptDraft, "text" | "answered">>): void {
    this.#become({ ...this.#get(conversationId, kind), ...change, isUnsaved: true });
    this.#schedule();
  }

  /** It was handed over as a message, with which the desk ends it. */
  end(conversationId: string, kind: DraftKind): void {
    this.#become({ ...this.#get(conversationId, kind), text: "", answered: null, isUnsaved: false });
  }

  /** What the desk has; the latest counts, but for what was written here since. */
  async receive(conversationId: string, drafts: readonly Draft[]): Promise<void> {
    await this.#ready;
    for (const draft of drafts) {
      const known = this.#get(conversationId, draft.kind);
      if (draft.version > known.version && !known.isUnsaved) this.#become({ ...known, ...draft });
    }
  }

  /** Hands over at once what the desk does not have: on leaving, and when it can be reached again. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [key, draft] of this.#drafts)
      if (draft.isUnsaved && !this.#busy.has(key) && !this.#isClosed) {
        this.#busy.add(key);
        void this.#save(key).finally(() => this.#busy.delete(key));
      }
  }

  close(): void {
    this.flush();
    this.#isClosed = true;
  }

  async #load(): Promise<void> {
    for (const kept of await this.#options.store.load()) {
      const here = this.#drafts.get(keyOf(kept));
      // Somebody may have written before this was read.
      const text = here ? mergeDrafts(here.text, kept.text) : kept.text;
      this.#become({ ...kept, text, isUnsaved: kept.isUnsaved || here !== undefined });
    }
    this.flush();
  }

  async #save(key: string): Promise<void> {
    for (let draft = this.#drafts.get(key); draft?.isUnsaved; draft = this.#drafts.get(key)) {
      const before = this.#handedOver.get(key);
      this.#handedOver.set(key, draft.text);
      try {
        this.#absorb(draft, await this.#options.save(draft));
        // What was written meanwhile waits its time: nobody is asked at every key.
        if (this.#drafts.get(key)?.isUnsaved) this.#schedule();
        return;
      } catch (thrown) {
        const error = deskErrorOf(thrown);
        if (error.reason !== "stale_version") return this.#later(draft, error);
        if (!(await this.#catchUp(draft, before))) return;
      }
    }
  }

  #schedule(afterMs = this.#options.delayMs ?? saveDelayMs): void {
    this.#timer ??= setTimeout(() => this.flush(), afterMs);
  }

  #absorb(sent: KeptDraft, saved: Draft): void {
    const now = this.#get(sent.conversationId, sent.kind);
    const isSame = now.text === sent.text && now.answered === sent.answered;
    this.#become({ ...now, version: saved.version, isUnsaved: now.isUnsaved && !isSame });
    this.#options.onSaved(sent.conversationId, saved);
  }

  /** The desk has a later one: what was written here goes with it. */
  async #catchUp({ conversationId, kind }: KeptDraft, handedOver: string | undefined): Promise<boolean> {
    const drafts = await this.#options.fetch(conversationId).catch(() => null);
    const theirs = drafts?.find((draft) => draft.kind === kind);
    if (!theirs) return false;
    const mine = this.#get(conversationId, kind);
    if (!mine.isUnsaved) return true;
    const text = theirs.text === handedOver ? mine.text : mergeDrafts(mine.text, theirs.text);
    const answered = mine.answered ?? theirs.answered;
    this.#become({ ...mine, text, answered, version: theirs.version, isUnsaved: text !== theirs.text });
    return true;
  }

  #later(draft: KeptDraft, { code, retryAfterMs }: DeskErrorData): void {
    if (code === "limited") this.#schedule(retryAfterMs ?? undefined);
    // It stays here; nobody can write in that conversation now.
    if (code === "not_found" || code === "forbidden" || code === "invalid")
      this.#become({ ...this.#get(draft.conversationId, draft.kind), isUnsaved: false });
  }

  #get(conversationId: string, kind: DraftKind): KeptDraft {
    const blank = { conversationId, kind, text: "", answered: null, version: 0, isUnsaved: false };
    return this.#drafts.get(keyOf(blank)) ?? blank;
  }

  #become(draft: KeptDraft): void {
    this.#drafts = new Map(this.#drafts).set(keyOf(draft), draft);
    // Where the device keeps nothing, the desk still does.
    this.#options.store.put(draft).catch(() => {});
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** Under which a draft is found among all. */
export function keyOf({ conversationId, kind }: Pick<KeptDraft, "conversationId" | "kind">): string {
  return `${conversationId} ${kind}`;
}
