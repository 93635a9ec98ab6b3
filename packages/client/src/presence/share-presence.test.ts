import type { PresenceFrame, Showing } from "@frontdesk/contract";
import { createTRPCClient, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LineState } from "../line/line.ts";
import { PresenceView } from "./presence-view.ts";
import { type PresenceMessage, sharePresence } from "./share-presence.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The desk at the other end of the wire: what it is shown, and a way to tell those who follow. */
function openDesk() {
  const shown = new Set<Showing>();
  const followers = new Set<(frame: PresenceFrame) => void>();
  const watchers = new Set<() => void>();
  const glances: Showing[] = [];
  let state: LineState = { kind: "open", transport: "ws", heardAt: null };
  const link: TRPCLink<AnyRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        const tell = (data: PresenceFrame) => observer.next({ result: { type: "data", data } });
        const showing = op.input as Showing;
        if (op.path === "presence.glance") {
          glances.push(showing);
          observer.next({ result: { type: "data", data: { data: frame, asOf: "epoch:0" } } });
          return observer.complete();
        }
        if (op.path === "presence.show") {
          shown.add(showing);
          observer.next({ result: { type: "data", data: { conversationIds: [] } } });
        } else followers.add(tell);
        return () => {
          shown.delete(showing);
          followers.delete(tell);
        };
      });
  return {
    client: createTRPCClient<AnyRouter>({ links: [link] }),
    line: { state: () => state, watch: (watcher: () => void) => watchers.add(watcher) && (() => {}) },
    shown: () => [...shown],
    follows: () => followers.size,
    tell: (frame: PresenceFrame) => {
      for (const tell of followers) tell(frame);
    },
    glances,
    turnTo: (transport: "ws" | "sse") => {
      state = { ...state, transport };
      for (const watcher of watchers) watcher();
    },
    loseLine: () => {
      state = { ...state, kind: "connecting" };
      for (const watcher of watchers) watcher();
    },
  };
}

/** The channel between the tabs of a browser. */
function openBrowser() {
  const desk = openDesk();
  const listeners = new Map<object, (message: PresenceMessage) => void>();
  return {
    desk,
    openTab() {
      const tab = {};
      const view = new PresenceView();
      const bus = {
        post: (message: PresenceMessage) => {
          for (const [other, listener] of listeners) if (other !== tab) listener(structuredClone(message));
        },
        listen: (listener: (message: PresenceMessage) => void) => {
          listeners.set(tab, listener);
          return () => listeners.delete(tab);
        },
      };
      return { view, shared: sharePresence({ desk, bus, view }) };
    },
  };
}

const looksAt = (conversationId: string, typing: "contact" | null = null): Showing => ({
  isActive: true,
  looking: [{ conversationId, typing }],
});
const anna = { memberId: "anna", name: "Anna", isTyping: true };
const frame: PresenceFrame = {
  isWhole: true,
  members: [{ memberId: "anna", availability: "busy" }],
  conversations: [{ conversationId: "a", onlookers: [anna] }],
};

test("[R11] the tabs of a browser follow by one, and show as one what any of them shows", () => {
  const { desk, openTab } = openBrowser();
  const [leader, other] = [openTab(), openTab()];
  leader.shared.show(looksAt("a"));
  other.shared.show(looksAt("b"));

  leader.shared.lead(true);
  vi.runOnlyPendingTimers();
  desk.tell(frame);

  expect(desk.follows()).toBe(1);
  expect(desk.shown().map(({ looking }) => looking.map(({ conversationId }) => conversationId))).toEqual([["b", "a"]]);
  for (const { view } of [leader, other]) {
    expect(view.availabilityOf("anna")).toBe("busy");
    expect(view.onlookersAt("a")).toEqual([anna]);
  }
  const late = openTab();
  late.shared.show(looksAt("c"));
  expect(late.view.onlookersAt("a")).toEqual([anna]);
  other.shared.close();
  vi.advanceTimersByTime(2_000);
  expect(desk.shown()[0]?.looking.map(({ conversationId }) => conversationId)).toEqual(["c", "a"]);
});

test("[R11] the next leader shows the same, and the former one nothing more", () => {
  const { desk, openTab } = openBrowser();
  const [former, next] = [openTab(), openTab()];
  former.shared.show(looksAt("a"));
  next.shared.show(looksAt("b"));
  former.shared.lead(true);

  former.shared.lead(false);
  next.shared.lead(true);
  vi.advanceTimersByTime(2_000);

  expect(desk.follows()).toBe(1);
  expect(desk.shown()).toHaveLength(1);
  expect(
    desk
      .shown()[0]
      ?.looking.map(({ conversationId }) => conversationId)
      .toSorted(),
  ).toEqual(["a", "b"]);
});

test("typing the same is shown again, anything else the same is not, and nothing faster than the desk likes", () => {
  const { desk, openTab } = openBrowser();
  const { shared } = openTab();
  shared.lead(true);
  shared.show(looksAt("a"));
  const [before] = desk.shown();
  vi.advanceTimersByTime(5_000);

  shared.show(looksAt("a"));
  expect(desk.shown()[0]).toBe(before);
  shared.show(looksAt("a", "contact"));
  const [typing] = desk.shown();
  for (let count = 0; count < 10; count += 1) shared.show(looksAt("a", "contact"));
  expect(desk.shown()).toEqual([typing]);
  expect(desk.shown()[0]).toBe(typing);
  vi.advanceTimersByTime(200);
  expect(desk.shown()[0]).not.toBe(typing);
});

test("who was there is forgotten in all tabs once the desk is out of reach; what they are stays", () => {
  const { desk, openTab } = openBrowser();
  const [leader, other] = [openTab(), openTab()];
  leader.shared.lead(true);
  desk.tell(frame);

  desk.loseLine();

  for (const { view } of [leader, other]) {
    expect(view.onlookersAt("a")).toEqual([]);
    expect(view.availabilityOf("anna")).toBe("busy");
  }
});

test("[R11] over streams it asks now and then and holds no stream of its own; over a socket again it subscribes", async () => {
  const { desk, openTab } = openBrowser();
  const { shared, view } = openTab();
  shared.show(looksAt("a", "contact"));
  shared.lead(true);

  desk.turnTo("sse");
  await vi.advanceTimersByTimeAsync(6_100);

  expect([desk.follows(), desk.shown()]).toEqual([0, []]);
  expect(desk.glances).toEqual([looksAt("a", "contact"), looksAt("a", "contact"), looksAt("a")]);
  expect(view.onlookersAt("a")).toEqual([anna]);
  shared.show(looksAt("b"));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.glances.at(-1)).toEqual(looksAt("b"));
  desk.turnTo("ws");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([desk.follows(), desk.shown(), desk.glances.length]).toEqual([1, [looksAt("b")], 4]);
});
