import { applyBatch, followedPaths } from "@frontdesk/client";
import { type Answer, conversationViews, type FeedBatch, formatCursor, parseCursor } from "@frontdesk/contract";
import { feedEventSchema } from "@frontdesk/contract/feed-schema";
import { acrossWorkspaces } from "@frontdesk/db";
import { expect } from "vitest";
import type { Viewer } from "../access.ts";
import { authenticate } from "../authenticate.ts";
import { audienceOf, visibleTo } from "../feed/audience.ts";
import { type LoggedEvent, listEvents } from "../feed/log.queries.ts";
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

interface Comparison {
  name: string;
  then: Sight;
  now: Sight;
  title: string;
  log: LoggedEvent[];
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

/** What is asked about one record is asked after each so many actions, and whenever one names the record. */
const turnOfEach = 4;

/**
 * I5, after Zulip's `verify_action`: what a client makes of the feed is what it would be answered afresh. After each action
 * everything is asked that is about no single record, and of the records those that it named, and every fourth in turn.
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

  /** Lets every watcher look, as if they had just come: at everything, or only at what is chosen. */
  async look(isChosen: (query: Asked, index: number) => boolean = () => true): Promise<void> {
    this.#looks += 1;
    const queries = queriesOn(this.#subjects()).filter(isChosen);
    const sights = await Promise.all(this.#watchers.map((watcher) => this.#sightOf(watcher, queries)));
    for (const [index, watcher] of this.#watchers.entries()) {
      const sight = sights[index] ?? new Map<string, Answer<unknown> | null>();
      this.#sights.set(watcher.name, new Map([...(this.#sights.get(watcher.name) ?? []), ...sight]));
      // The first sight of each query is kept for the replay of the whole story.
      const first = this.#first.get(watcher.name) ?? new Map<string, Answer<unknown> | null>();
      for (const [key, answer] of sight) if (!first.has(key)) first.set(key, answer);
      this.#first.set(watcher.name, first);
    }
  }

  /** Compares what each watcher's answers became by the feed with what they are now. @throws where they differ */
  async verify(title: string): Promise<void> {
    const before = new Map(this.#sights);
    const log = await this.#log();
    const named = JSON.stringify(log.filter(({ seq }) => seq > this.#seen));
    this.#seen = log.at(-1)?.seq ?? 0;
    const turn = this.#looks % turnOfEach;
    await this.look(({ input }, index) => {
      const ids = Object.entries(input ?? {}).filter(([name]) => name.endsWith("Id"));
      return ids.length === 0 || index % turnOfEach === turn || ids.some(([, id]) => named.includes(String(id)));
    });
    for (const watcher of this.#watchers) {
      const then: Sight = before.get(watcher.name) ?? new Map();
      const now: Sight = new Map(
        [...(this.#sights.get(watcher.name) ?? [])].filter(
          ([key, answer]) => answer !== then.get(key) || answer === null,
        ),
      );
      this.#compare(await this.#viewerOf(watcher), { name: watcher.name, then, now, title, log });
    }
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

  #compare(viewer: Viewer, { name, then, now, title, log }: Comparison): void {
    for (const [key, old] of then) {
      const fresh = now.get(key);
      if (!old || fresh === undefined) continue;
      const [batch] = this.#batchesSince(old.asOf, { log, viewer });
      if (!batch) throw new Error("There is always one batch, however empty.");
      const { path, input } = JSON.parse(key) as Asked;
      const asked = { path, input, viewer };
      const applied = applyBatch(old, batch, asked);
      const where = `${name}: ${key}, after ${title}`;

      if (applied === "refetch") {
        expect(mayRefetch(path, batch), where).toBe(true);
        continue;
      }
      // Who lost sight of a thread is told by the thread itself; what was looked up in it goes with its page.
      if (!fresh && path === "message.revisions" && batch.events.some((event) => "left" in event)) continue;
      expect(fresh, where).toBeTruthy();
      expect(applied.data, where).toEqual(fresh?.data);
      // R7: what was applied once, or is in the answer already, changes nothing.
      expect(applyBatch({ ...applied, asOf: batch.to }, batch, asked), where).toMatchObject({ data: applied.data });
      // Counts carry no version of their own.
      if (fresh && path !== "conversation.counts" && path !== "savedView.list")
        expect(applyBatch({ data: fresh.data, asOf: old.asOf }, batch, asked), where).toMatchObject({
          data: fresh.data,
        });
    }
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

/** An answer but for what no event tells: when a token was last used. */
function told(path: string, answer: Answer<unknown>): Answer<unknown> {
  if (path !== "token.list") return answer;
  return { ...answer, data: (answer.data as object[]).map((token) => ({ ...token, lastUsedAt: null })) };
}

const merging = ["contact.merged", "contact.unmerged"];
/** After what a query about people is asked anew: whose things are now, who may be reached, what is still in reach. */
const refetchedAfter: Record<string, string[]> = {
  "contact.get": ["left", "contact.reachability", "conversation.created", ...merging],
  "contact.notes": ["left", ...merging],
  "contact.history": merging,
  "message.list": merging,
};

/** What an event can't say by itself: how a message read before, and what else left with a conversation. */
function mayRefetch(path: string, { events }: FeedBatch): boolean {
  const kinds = events.map((event) => ("kind" in event ? event.kind : "left"));
  // What an erased person said, the log says no more.
  if (kinds.includes("contact.erased")) return true;
  const refetched = refetchedAfter[path];
  if (refetched && kinds.some((kind) => refetched.includes(kind))) return true;
  if (path === "message.revisions") return events.some((event) => "kind" in event && event.kind === "message.edited");
  // How many stand in what is asked for now, and for how long they wait, only the desk can count.
  if (path === "savedView.list") return true;
  // Who speaks in a group for the first time, the desk tells.
  if (path === "group.about") return true;
  // What a message says that could not be sent, and a draft, no event tells.
  if (path === "message.stuck") return true;
  if (path === "draft.get" && events.some((event) => "kind" in event && event.kind === "draft.changed")) return true;
  const told = { "suggestion.get": "suggestion.changed", "suggestion.settings": "suggestion.configured" }[path];
  if (told && events.some((event) => "kind" in event && event.kind === told)) return true;
  return (
    [
      "suggestion.get",
      "conversation.counts",
      "conversation.get",
      "message.list",
      "draft.get",
      "guide.progress",
    ].includes(path) && events.some((event) => "left" in event)
  );
}
