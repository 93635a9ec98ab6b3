import type { TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { tap } from "@trpc/server/observable";
import { deskErrorOf } from "./desk-error.ts";

/** Whether the desk can do its work, as far as it was asked; it can't while its database is away. `since` in ms. */
export type Health = { kind: "well" } | { kind: "down"; since: number };

interface HealthOptions {
  /** Whether the desk says that it can serve again. */
  isReady(): Promise<boolean>;
  everyMs?: number;
}

/** `down` from the first answer that says so to the first that shows otherwise; while somebody watches, it asks by itself. */
export class DeskHealth {
  readonly #options: HealthOptions;
  readonly #watchers = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: Health = { kind: "well" };

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  /** The same object until it changes. */
  readonly state = (): Health => this.#state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    this.#plan();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) clearTimeout(this.#timer);
    };
  };

  noteDown(): void {
    if (this.#state.kind === "down") return;
    this.#become({ kind: "down", since: Date.now() });
    this.#plan();
  }

  noteWell(): void {
    clearTimeout(this.#timer);
    if (this.#state.kind === "down") this.#become({ kind: "well" });
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#state.kind === "well" || this.#watchers.size === 0) return;
    // Spread, so that a thousand pages do not ask in step.
    const { everyMs = 2_000 } = this.#options;
    this.#timer = setTimeout(() => this.#ask(), everyMs * (0.5 + Math.random()));
  }

  #ask(): void {
    this.#options
      .isReady()
      .then((isReady) => (isReady ? this.noteWell() : this.#plan()))
      .catch(() => this.#plan());
  }

  #become(state: Health): void {
    this.#state = state;
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** Hears from each answer of the desk whether it can do its work. What never reached it tells nothing: the line does. */
export function healthLink(health: DeskHealth): TRPCLink<AnyRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(
        tap({
          next: () => health.noteWell(),
          error(error) {
            const { code, reason } = deskErrorOf(error);
            // A reason says what failed beyond the desk, or in it.
            if (code === "unavailable" && reason === null && error.data !== undefined) health.noteDown();
          },
        }),
      );
}
