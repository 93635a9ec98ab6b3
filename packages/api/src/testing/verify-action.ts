import { applyBatch, followedPaths } from "@frontdesk/client";
import { type Answer, conversationViews, type FeedBatch, formatCursor, parseCursor } from "@frontdesk/contract";
import { feedEventSchema } from "@frontdesk/contract/feed-schema";
import { acrossWorkspaces } from "@frontdesk/db";
import { expect } from "vitest";
import type { Viewer } from "../access.ts";
import { authenticate } from "../authenticate.ts";
import { audienceOf, visibleTo } from "../feed/audience.ts";
import { type LoggedEvent, listEvents } from "../feed/log.queries.ts";
import { mayRefetch } from "./may-refetch.ts";
import { askTogether, type Credential } from "./plain-calls.ts";
import type { TestDesk } from "./test-desk.ts";

/** Somebody who looks at everything they may, by name. */
export interface Watcher {
  name: string;
  /** Taken in turn, since nobody may ask as much as a test does under one. */
  credentials: Credential[];
}

interface Asked {
  path: string;
  input?: object;
}

/** What one watcher saw at one moment, by query; null where they were refused. */
type Sight = Map<string, Answer<unknown> | null>;

interface Subjects {
  conversationIds: string[];
  contactIds: string[];
  groups: { botId: string; conversationIds: string[] };
  messageIds: string[];
}

/** What the feed made of an answer. */
interface Became {
  old: Answer<unknown>;
  batch: FeedBatch;
  asked: { path: string; input: unknown; viewer: Viewer };
  applied: ReturnType<typeof applyBatch<unknown>>;
  hasChanged: boolean;
}

interface Replay {
  log: LoggedEvent[];
  viewer: Viewer;
  /** Events in one batch. */
  size?: number;
}

const batchMost = 10;
const narrow = { priorities: ["high", "urgent"], assignee: "nobody" };

/** Every query whose answer follows the feed, about everything in the story so far. */
function queriesOn({ conversationIds, contactIds, groups, messageIds }: Subjects): Asked[] {
  const ofContacts = contactIds.map((contactId) => ({ contactId }));
  const inputs: Record<string, object[]> = {
    "conversation.list": [...conversationViews.map((view) => ({ view })), { view: "open", filter: narrow }],
    "conversation.get": conversationIds.map((conversationId) => ({ conversationId })),
    "contact.get": ofContacts,
    "contact.notes": ofContacts,
    "contact.history": ofContacts,
    "message.list": conversationIds.map((conversationId) => ({ conversationId })),
    "group.list": [{ botId: groups.botId }],
    "group.about": groups.conversationIds.map((conversationId) => ({ conversationId })),
    "message.stuck": [{}],
    "draft.get": conversationIds.map((conversationId) => ({ conversationId })),
    "suggestion.get": conversationIds.map((conversationId) => ({ conversationId })),
    "guide.progress": conversationIds.map((conversationId) => ({ conversationId })),
    "message.revisions": messageIds.map((messageId) => ({ messageId })),
  };
  return followedPaths.flatMap((path) => inputs[path]?.map((input) => ({ path, input })) ?? [{ path }]);
}

/** What an action says nothing of is asked after each so many. */
const turnOfEach = 4;

/**
 * I5, after Zulip's `verify_action`: what a client makes of the feed is what it would be answered afresh. After each action
 * asked is whatever it named, by a record's id or by the noun of a list, whatever the client changed by its events, and
 * of all the rest every fourth in turn.
 */
export class ActionVerifier {
  readonly #desk: TestDesk;
  readonly #watchers: Watcher[];
  readonly #subjects: () => Subjects;
  readonly #first = new Map<string, Sight>();
  #sights = new Map<string, Sight>();
  #looks = 0;
  /** The last event that was verified. */
  #seen = 0;

  constructor(desk: TestDesk, watchers: Watcher[], subjects: () => Subjects) {
    this.#desk = desk;
    this.#watchers = watchers;
    this.#subjects = subjects;
  }

  /** Lets every watcher look at everything, as if they had just come. */
  async look(): Promise<void> {
    const queries = queriesOn(this.#subjects());
    await Promise.all(this.#watchers.map((watcher) => this.#see(watcher, queries)));
    this.#looks += 1;
  }

  /** Compares what each watcher's answers became by the feed with what they are now. @throws where they differ */
  async verify(title: string): Promise<void> {
    const log = await this.#log();
    const isNamed = namedBy(
      title,
      log.filter(({ seq }) => seq > this.#seen),
    );
    this.#seen = log.at(-1)?.seq ?? 0;
    const turn = this.#looks % turnOfEach;
    const queries = queriesOn(this.#subjects());
    const looks = this.#watchers.map(async (watcher) => {
      const viewer = await this.#viewerOf(watcher);
      const then = this.#sights.get(watcher.name) ?? new Map<string, Answer<unknown> | null>();
      const became = this.#becameOf(then, { log, viewer });
      const chosen = queries.filter((query, index) => {
        const key = JSON.stringify(query);
        return index % turnOfEach === turn || isNamed(query) || !then.has(key) || became.get(key)?.hasChanged;
      });
      return { name: watcher.name, became, now: await this.#see(watcher, chosen) };
    });
    for (const { name, became, now } of await Promise.all(looks))
      for (const [key, fresh] of now) this.#compare(became.get(key), fresh, `${name}: ${key}, after ${title}`);
    this.#looks += 1;
  }

  /** A24: every event so far is as the published schema says. @throws where one is not */
  async verifySchema(): Promise<void> {
    for (const { event } of await this.#log()) {
      const { error } = feedEventSchema.safeParse(event);
      expect(error?.issues ?? [], `${event.seq} ${event.kind}`).toEqual([]);
    }
  }

  /** The same from each watcher's very first sight, in uneven batches. @throws where they differ */
  async verifyWholeStory(): Promise<void> {
    await this.look();
    const log = await this.#log();
    for (const watcher of this.#watchers) {
      const viewer = await this.#viewerOf(watcher);
      for (const [key, first] of this.#first.get(watcher.name) ?? []) {
        const now = this.#sights.get(watcher.name)?.get(key);
        if (!first || !now) continue;
        const asked = { ...(JSON.parse(key) as Asked), viewer };
        let answer: Answer<unknown> | "refetch" = first;
        for (const batch of this.#batchesSince(first.asOf, { log, viewer, size: 7 }))
          if (answer !== "refetch") answer = applyBatch(answer, batch, { input: undefined, ...asked });
        if (answer !== "refetch") expect(answer.data, `${watcher.name}: ${key}`).toEqual(now.data);
      }
    }
  }

  /** What each answer became by the events since, for all that somebody was not refused. */
  #becameOf(then: Sight, { log, viewer }: Replay): Map<string, Became> {
    const batches = new Map<string, FeedBatch>();
    const became = new Map<string, Became>();
    for (const [key, old] of then) {
      if (!old) continue;
      const batch = batches.get(old.asOf) ?? this.#batchesSince(old.asOf, { log, viewer })[0];
      if (!batch) throw new Error("There is always one batch, however empty.");
      batches.set(old.asOf, batch);
      const asked = { input: undefined, ...(JSON.parse(key) as Asked), viewer };
      const applied = applyBatch(old, batch, asked);
      became.set(key, { old, batch, asked, applied, hasChanged: applied !== old });
    }
    return became;
  }

  #compare(became: Became | undefined, fresh: Answer<unknown> | null, where: string): void {
    if (!became) return;
    const { old, batch, asked, applied } = became;
    const { path } = asked;
    if (applied === "refetch") {
      expect(mayRefetch(path, batch), where).toBe(true);
      return;
    }
    // Who lost sight of a thread is told by the thread itself; what was looked up in it goes with its page.
    if (!fresh && path === "message.revisions" && batch.events.some((event) => "left" in event)) return;
    expect(fresh, where).toBeTruthy();
    expect(applied.data, where).toEqual(fresh?.data);
    // R7: what was applied once, or is in the answer already, changes nothing.
    expect(applyBatch({ ...applied, asOf: batch.to }, batch, asked), where).toMatchObject({ data: applied.data });
    // Counts carry no version of their own.
    if (fresh && path !== "conversation.counts" && path !== "savedView.list")
      expect(applyBatch({ data: fresh.data, asOf: old.asOf }, batch, asked), where).toMatchObject({ data: fresh.data });
  }

  /** Lets a watcher look, and remembers what they saw; their first sight of each query for the replay of the whole story. */
  async #see(watcher: Watcher, queries: Asked[]): Promise<Sight> {
    const sight = await this.#sightOf(watcher, queries);
    this.#sights.set(watcher.name, new Map([...(this.#sights.get(watcher.name) ?? []), ...sight]));
    this.#first.set(watcher.name, new Map([...sight, ...(this.#first.get(watcher.name) ?? [])]));
    return sight;
  }

  async #sightOf({ credentials }: Watcher, queries: Asked[]): Promise<Sight> {
    const credential = credentials[this.#looks % credentials.length];
    const sender = { url: this.#desk.url, workspace: this.#desk.home.slug, credential };
    const sight: Sight = new Map();
    for (let start = 0; start < queries.length; start += batchMost) {
      const batch = queries.slice(start, start + batchMost);
      const answers = await askTogether(sender, batch);
      for (const [index, query] of batch.entries()) {
        const { data, refusal } = answers[index] ?? {};
        if (refusal) expect(["forbidden", "not_found"], JSON.stringify(refusal)).toContain(refusal.code);
        sight.set(JSON.stringify(query), refusal ? null : told(query.path, data as Answer<unknown>));
      }
    }
    return sight;
  }

  async #viewerOf({ credentials: [credential] }: Watcher): Promise<Viewer> {
    const { viewer } = await authenticate(this.#desk.services, {
      session: credential?.cookie?.split("=")[1] ?? null,
      authorization: credential?.authorization ?? null,
      workspace: this.#desk.home.slug,
    });
    if (!viewer) throw new Error("A watcher must be of the workspace.");
    return viewer;
  }

  #log(): Promise<LoggedEvent[]> {
    const { services, home } = this.#desk;
    return acrossWorkspaces(services.database, "feed").read(({ db }) =>
      listEvents(db, { workspaceId: home.workspaceId, after: 0, limit: 10_000 }),
    );
  }

  #batchesSince(asOf: string, { log, viewer, size = log.length + 1 }: Replay): FeedBatch[] {
    const after = parseCursor(asOf)?.seq ?? 0;
    const entries = log.filter(({ seq }) => seq > after);
    const pieces: LoggedEvent[][] = [];
    for (let start = 0; start < entries.length; start += size) pieces.push(entries.slice(start, start + size));
    let from = asOf;
    return (pieces.length > 0 ? pieces : [[]]).map((piece) => {
      const to = formatCursor({ epoch: this.#desk.services.epoch, seq: piece.at(-1)?.seq ?? after });
      const events = piece.map((entry) => visibleTo(audienceOf(viewer), entry)).filter((event) => event !== null);
      const batch = { from, to, events };
      from = to;
      return batch;
    });
  }
}

/** Whether an action and its events speak of what is asked: of its record, or of the noun of what has none. */
function namedBy(title: string, log: LoggedEvent[]): (query: Asked) => boolean {
  const nounOf = (name: string) => name.split(".", 1)[0] ?? name;
  const nouns = new Set([title, ...log.map(({ event }) => event.kind)].map(nounOf));
  const text = JSON.stringify(log);
  return ({ path, input }) => {
    const ids = Object.entries(input ?? {}).filter(([name]) => name.endsWith("Id"));
    return ids.length === 0 ? nouns.has(nounOf(path)) : ids.some(([, id]) => text.includes(String(id)));
  };
}

/** An answer but for what no event tells: when a token was last used. */
function told(path: string, answer: Answer<unknown>): Answer<unknown> {
  if (path !== "token.list") return answer;
  return { ...answer, data: (answer.data as object[]).map((token) => ({ ...token, lastUsedAt: null })) };
}
