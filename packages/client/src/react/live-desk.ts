import type { FeedBatch, FeedEvent, Scope } from "@frontdesk/contract";
import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@trpc/server";
import type { Foresight } from "../acts/foresee-acts.ts";
import type { Desk } from "../desk.ts";
import { fetchDrafts, saveDraft } from "../drafts/desk-drafts.ts";
import { DraftKeeper } from "../drafts/draft-keeper.ts";
import { openDraftStore } from "../drafts/draft-store.ts";
import { FeedCache } from "../feed/feed-cache.ts";
import { followFeed } from "../feed/follow-feed.ts";
import { gatherBursts } from "../feed/gather-bursts.ts";
import type { LiveState } from "../feed/live-state.ts";
import { openOutgoingStore } from "../outgoing/indexed-db-store.ts";
import { OutgoingQueue } from "../outgoing/outgoing-queue.ts";
import { sendMessage, uploadFile } from "../outgoing/send-message.ts";
import { LivePresence } from "../presence/live-presence.ts";
import type { PresenceView } from "../presence/presence-view.ts";
import type { TabBus } from "../tabs/share-feed.ts";
import { shareFeed } from "../tabs/share-feed.ts";
import { tabChannel } from "../tabs/tab-channel.ts";
import { type TabLock, webLock } from "../tabs/tab-lock.ts";

/** The member whose page it is. */
export interface LiveViewer {
  memberId: string;
  name: string;
  scope: Scope;
  teamIds: readonly string[];
  /** Whether they may act on what a colleague has. */
  mayOverride: boolean;
}

interface LiveOptions {
  desk: Desk<AnyRouter>;
  /** The desk's origin. */
  url: string;
  queryClient: QueryClient;
  workspace: string;
  viewer: LiveViewer;
  onSignedOut(): void;
  onRightsChanged(): void;
}

/** A member's standing connection to a workspace: what the hooks read and steer. */
export interface LiveDesk {
  live: { state(): LiveState; watch(watcher: () => void): () => void };
  outgoing: OutgoingQueue;
  presence: LivePresence;
  drafts: DraftKeeper;
  /** Tells what the feed brings, in the one tab of a browser that follows it; until the answer is called. */
  hear(listener: (batch: FeedBatch) => void): () => void;
  retryNow(): void;
  close(): void;
}

/** Starts following the feed into the query cache, together with the browser's other tabs. */
export function openLiveDesk(options: LiveOptions): LiveDesk {
  const { desk, url, queryClient, workspace, viewer } = options;
  const name = `frontdesk:${workspace}:${viewer.memberId}`;
  const watchers = new Set<() => void>();
  const listeners = new Set<(batch: FeedBatch) => void>();
  let isLeading = false;

  const cache = new FeedCache(queryClient, { viewer, onAnswer: (asOf) => feed.noteHead(asOf) });
  const outgoing = new OutgoingQueue({
    store: openOutgoingStore(name),
    send: (outgoing) => sendMessage(desk, outgoing),
    upload: (file, transfer) => uploadFile({ url, workspace }, file, transfer),
    onSent(message) {
      cache.absorb(message);
      if (feed.state().kind !== "live") cache.refetchAll();
    },
  });
  const drafts = new DraftKeeper({
    store: openDraftStore(name),
    save: (draft) => saveDraft(desk, draft),
    fetch: (conversationId) => fetchDrafts(desk, conversationId),
    onSaved: (conversationId, draft) => cache.absorbDraft(conversationId, draft),
  });
  const presence = new LivePresence();
  const screen = gatherBursts(
    {
      onBatch(batch) {
        cache.apply(batch);
        foresight?.hear(batch);
        // What is said of the workspace beside its name, and of the viewer, follows no feed: it is asked for again.
        if (batch.events.some((event) => "kind" in event && concerns(viewer, event))) options.onRightsChanged();
      },
      onStand(cursor, reason) {
        cache.stand(cursor, reason);
        // How far the viewer sees may be part of it.
        if (reason === "rights_changed") options.onRightsChanged();
      },
      onState(state) {
        if (state.kind === "live") tryAgain();
        for (const watcher of [...watchers]) watcher();
      },
      onEnd: (code) => (code === "unauthenticated" ? options.onSignedOut() : options.onRightsChanged()),
    },
    { memberId: viewer.memberId, isHidden: () => document.visibilityState === "hidden" },
  );
  const feed = shareFeed({
    ...screen,
    ...openTabs(name),
    follow: (handlers) => followFeed(desk, handlers),
    onLead(leads) {
      isLeading = leads;
      presence.lead(leads);
    },
    onBatch(batch) {
      // Which tab follows may change before it is drawn, and what is told so is told once.
      if (isLeading) for (const listen of listeners) listen(batch);
      screen.onBatch(batch);
    },
  });

  const bringPresence = async (view: PresenceView) => {
    const { openPresence } = await import("../presence/open-presence.ts");
    return openPresence({ desk, bus: openTabBus(`${name}:presence`), view });
  };
  // Without it the desk works: it is brought again with the next page.
  presence.openBy(bringPresence).catch(() => {});

  // Until it is there an act shows once it is answered.
  let foresight: Foresight | null = null;
  let isClosed = false;
  const bringForesight = async () => {
    const { foreseeActs } = await import("../acts/foresee-acts.ts");
    if (!isClosed) foresight = foreseeActs({ client: queryClient, cache, viewer });
  };
  bringForesight().catch(() => {});

  // What failed because the desk could not be had, or nobody was signed in.
  function tryAgain() {
    cache.heal();
    outgoing.wake();
    drafts.flush();
  }

  // A mutation's events can't come while the feed is out of reach: then, and only then, it costs a refetch.
  const unwatchMutations = queryClient.getMutationCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    if (feed.state().kind !== "live") cache.refetchAll();
  });
  const unwatchHealth = desk.health.watch(() => {
    if (desk.health.state().kind === "well") tryAgain();
  });
  const unwatchPage = watchPage({
    onBack() {
      feed.retryNow();
      outgoing.wake();
    },
    onLeave() {
      drafts.flush();
      screen.flush();
    },
    hasUnkept: () => outgoing.hasUnkept(),
    onNetwork: (isOnline) => feed.noteNetwork(isOnline),
  });

  return {
    live: {
      state: feed.state,
      watch(watcher) {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
    outgoing,
    drafts,
    presence,
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retryNow() {
      feed.retryNow();
      outgoing.wake();
    },
    close() {
      isClosed = true;
      screen.flush();
      foresight?.close();
      presence.close();
      unwatchHealth();
      unwatchPage();
      unwatchMutations();
      outgoing.close();
      drafts.close();
      cache.close();
      feed.close();
    },
  };
}

/** R11: coming back to the page, or to a network, ends every wait. */
interface PageWatch {
  onBack(): void;
  onLeave(): void;
  /** Whether the browser has to ask before it ends the page. */
  hasUnkept(): boolean;
  onNetwork(isOnline: boolean): void;
}

function watchPage({ onBack, onLeave, hasUnkept, onNetwork }: PageWatch): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  addEventListener("focus", onBack, { signal });
  const onTurn = () => (document.visibilityState === "visible" ? onBack() : onLeave());
  document.addEventListener("visibilitychange", onTurn, { signal });
  addEventListener("beforeunload", (event) => hasUnkept() && event.preventDefault(), { signal });
  addEventListener("offline", () => onNetwork(false), { signal });
  addEventListener(
    "online",
    () => {
      onNetwork(true);
      onBack();
    },
    { signal },
  );
  return () => watching.abort();
}

function concerns({ memberId }: LiveViewer, event: FeedEvent): boolean {
  if (event.kind === "member.changed") return event.data.member.id === memberId;
  return event.kind === "workspace.changed";
}

// Web Locks need a secure page. Without them each tab has a connection of its own.
function openTabs(name: string): { lock: TabLock; bus: TabBus } {
  if (!navigator.locks) {
    const lock: TabLock = {
      request({ onHeld }) {
        queueMicrotask(onHeld);
        return () => {};
      },
    };
    return { lock, bus: openTabBus(name) };
  }
  return { lock: webLock(name, navigator.locks), bus: openTabBus(name) };
}

function openTabBus<Message>(name: string): TabBus<Message> {
  return navigator.locks ? tabChannel(name) : { post() {}, listen: () => () => {} };
}
