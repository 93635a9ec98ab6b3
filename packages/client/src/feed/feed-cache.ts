import {
  type Answer,
  type Conversation,
  type Draft,
  type ErrorCode,
  type FeedBatch,
  type Message,
  parseCursor,
  type ResetReason,
} from "@frontdesk/contract";
import { type InfiniteData, notifyManager, type Query, type QueryClient } from "@tanstack/react-query";
import { deskErrorOf } from "../desk-error.ts";
import { type Asked, applyBatch, applyEvent, followedPaths } from "../projections/apply.ts";
import { withMessage } from "../projections/message-list.ts";
import { refetch, type Viewer } from "../projections/projection.ts";
import { RecentBatches } from "./recent-batches.ts";

interface FeedCacheOptions {
  viewer: Viewer;
  /** Called with the `asOf` of each answer that arrives. */
  onAnswer?(asOf: string): void;
}

const healMs = 10_000;
const passing: ReadonlySet<ErrorCode> = new Set(["unavailable", "unauthenticated"]);

/**
 * Keeps React Query's cached answers up to date from the feed, without asking for anything twice (R7). An answer that
 * arrives late, read at the desk before an event that came by the feed first, has that event applied on arrival.
 */
export class FeedCache {
  readonly #client: QueryClient;
  readonly #viewer: Viewer;
  readonly #stop: () => void;
  /** How far each answer has been brought; it is never less than its `asOf`. */
  readonly #places = new WeakMap<Answer<unknown>, number>();
  /** Queries whose data nothing can be built upon until they were fetched again. */
  readonly #unsound = new WeakSet<Query>();
  /** Null until the feed stands somewhere. */
  #recent: RecentBatches | null = null;

  constructor(client: QueryClient, { viewer, onAnswer }: FeedCacheOptions) {
    this.#client = client;
    this.#viewer = viewer;
    this.#stop = client.getQueryCache().subscribe((event) => {
      if (event.type !== "updated") return;
      const { query, action } = event;
      const hasArrived = action.type === "success" && !action.manual;
      // A cancelled fetch puts back the data of its beginning.
      if (!hasArrived && action.type !== "setState") return;
      if (hasArrived) this.#unsound.delete(query);
      for (const { answer } of answersOf(query)) onAnswer?.(answer.asOf);
      this.#bring(query);
    });
  }

  /** Applies the next piece of the feed to every cached answer. */
  apply(batch: FeedBatch): void {
    this.#recent?.add(batch);
    // Each answer would be told, and rendered, by itself.
    notifyManager.batch(() => {
      for (const query of this.#queries()) this.#bring(query);
      this.heal(healMs);
    });
  }

  /** The feed stands at `cursor` without having told what came before: refetches what may lack something. */
  stand(cursor: string, reason: "first" | ResetReason): void {
    const at = parseCursor(cursor);
    this.#recent = at && new RecentBatches(at);
    // Whatever the reset is for, rights included, no cached answer can be built upon.
    if (!at || reason !== "first") this.#refetch(this.#queries());
    else for (const query of this.#queries()) this.#bring(query);
  }

  /** Shows a message that a mutation answered with at once; its event finds it there. */
  absorb(message: Message): void {
    for (const query of this.#client.getQueryCache().findAll({ queryKey: [["message", "list"]] }))
      this.#update(query, ({ answer, input }) => {
        const page = answer.data as Parameters<typeof withMessage>[0];
        const rows = withMessage(page, message, input as Parameters<typeof withMessage>[2]);
        return rows === page.rows ? answer : { ...answer, data: { ...page, rows } };
      });
  }

  /** Those of these conversations that are shown now, each in the latest version that is cached. */
  findConversations(ids: ReadonlySet<string>): Conversation[] {
    const found = new Map<string, Conversation>();
    for (const query of this.#queries())
      for (const one of answersOf(query).flatMap(conversationsIn))
        if (ids.has(one.id) && one.version >= (found.get(one.id)?.version ?? 0)) found.set(one.id, one);
    return [...found.values()];
  }

  /** Shows a conversation wherever it belongs and no later version is; counts move by events alone, which tell from where. */
  showConversation(conversation: Conversation): void {
    const data = { conversation, was: null };
    const revised = { seq: 0, id: "", at: "", actor: { kind: "system" as const, id: null } };
    const change = { ...revised, kind: "conversation.revised" as const, data };
    for (const query of this.#queries())
      this.#update(query, ({ answer, path, input }) => {
        if (!conversationPaths.has(path)) return answer;
        const next = applyEvent(answer.data, change, { path, input, viewer: this.#viewer });
        // What only the desk's clock can tell is told by the event, a moment later.
        return next === refetch || next === answer.data ? answer : { ...answer, data: next };
      });
  }

  /** Notes what the desk keeps of a draft now; its event finds it there, and asks for nothing. */
  absorbDraft(conversationId: string, draft: Draft): void {
    for (const query of this.#client
      .getQueryCache()
      .findAll({ queryKey: [["draft", "get"], { input: { conversationId } }] }))
      this.#update(query, ({ answer }) => {
        const others = (answer.data as Draft[]).filter(({ kind }) => kind !== draft.kind);
        const data = [...others, draft].sort((one, other) => other.kind.localeCompare(one.kind));
        return { ...answer, data };
      });
  }

  /**
   * Asks again for what is on the screen and could not be had `agoMs` ago or longer, because the desk was out of reach
   * or nobody was signed in.
   */
  heal(agoMs = 0): void {
    const before = Date.now() - agoMs;
    const isToHeal = ({ state }: Query) =>
      state.error !== null &&
      state.fetchStatus === "idle" &&
      state.errorUpdatedAt <= before &&
      passing.has(deskErrorOf(state.error).code);
    this.#refetch(this.#queries().filter((query) => isToHeal(query) && query.isActive()));
  }

  /** Refetches every answer: for a change whose events can't come, because the feed is out of reach. */
  refetchAll(): void {
    this.#refetch(this.#queries().filter((query) => answersOf(query).length > 0));
  }

  close(): void {
    this.#stop();
  }

  #queries(): Query[] {
    return this.#client.getQueryCache().getAll();
  }

  #bring(query: Query): void {
    const recent = this.#recent;
    if (!recent || this.#unsound.has(query)) return;
    this.#update(query, ({ answer, path, input }) => {
      const place = this.#placeOf(answer, recent.epoch);
      const missed = place === null ? null : recent.after(place);
      if (!missed) return refetch;
      let next = answer;
      for (const batch of missed) {
        const applied = applyBatch(next, batch, { path, input, viewer: this.#viewer });
        if (applied === refetch) return refetch;
        next = applied;
      }
      return next;
    });
    if (this.#unsound.has(query)) return;
    for (const { answer } of answersOf(query)) {
      const place = this.#placeOf(answer, recent.epoch) ?? 0;
      this.#places.set(answer, Math.max(place, recent.seq));
    }
  }

  #placeOf(answer: Answer<unknown>, epoch: string): number | null {
    const asOf = parseCursor(answer.asOf);
    if (asOf?.epoch !== epoch) return null;
    return this.#places.get(answer) ?? asOf.seq;
  }

  #update(query: Query, change: (asked: AskedAnswer) => Answer<unknown> | typeof refetch): void {
    const asked = answersOf(query);
    const next = asked.map(change);
    if (next.includes(refetch)) this.#refetch([query]);
    else if (next.some((answer, index) => answer !== asked[index]?.answer)) {
      const data = isInfinite(query) ? { ...(query.state.data as object), pages: next } : next[0];
      this.#client.setQueryData(query.queryKey, data);
      for (const [index, { answer }] of answersOf(query).entries()) {
        const before = asked[index] && this.#places.get(asked[index].answer);
        if (before !== undefined) this.#places.set(answer, before);
      }
    }
  }

  #refetch(queries: Query[]): void {
    if (queries.length === 0) return;
    for (const query of queries) if (query.state.data !== undefined) this.#unsound.add(query);
    // A failed refetch is the query's state, and `heal` tries it again.
    this.#client.invalidateQueries({ predicate: (query) => queries.includes(query) }).catch(() => {});
  }
}

const conversationPaths = new Set(["conversation.list", "conversation.get"]);

function conversationsIn({ answer: { data }, path }: AskedAnswer): Conversation[] {
  if (path === "conversation.get") return [data as Conversation];
  return path === "conversation.list" ? (data as { rows: Conversation[] }).rows : [];
}

type AskedAnswer = Omit<Asked, "viewer"> & { answer: Answer<unknown> };

// tRPC's query keys: [["conversation", "list"], { input, type }].
function answersOf({ queryKey, state }: Query): AskedAnswer[] {
  const [words, asked] = queryKey as [unknown, { input?: object; type?: string }?];
  const path = Array.isArray(words) ? words.join(".") : "";
  if (state.data === undefined || !followedPaths.includes(path)) return [];
  if (asked?.type !== "infinite") return [{ answer: state.data as Answer<unknown>, path, input: asked?.input }];
  const { pages, pageParams } = state.data as InfiniteData<Answer<unknown>>;
  return pages.map((answer, index) => ({ answer, path, input: { ...asked.input, cursor: pageParams[index] } }));
}

function isInfinite({ queryKey }: Query): boolean {
  return (queryKey[1] as { type?: string } | undefined)?.type === "infinite";
}
