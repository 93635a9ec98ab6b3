import type { PresenceFrame, Showing } from "@frontdesk/contract";
import type { TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Line } from "../line/line.ts";
import type { TabBus } from "../tabs/share-feed.ts";
import { carryPresence, type PresenceCarrier } from "./carry-presence.ts";
import { mergeShowings } from "./merge-showings.ts";
import type { PresenceView } from "./presence-view.ts";

/** What the tabs of a browser say to each other of presence. */
export type PresenceMessage =
  /** Of the one that leads: it knows of no other tab yet. */
  | { kind: "ask" }
  | { kind: "frame"; frame: PresenceFrame }
  | { kind: "lost" }
  /** Of any other; null: it is gone. */
  | { kind: "shows"; tab: string; showing: Showing | null };

export interface ShareOptions<Router extends AnyRouter> {
  desk: { client: TRPCClient<Router>; line: Pick<Line, "state" | "watch"> };
  bus: TabBus<PresenceMessage>;
  view: PresenceView;
}

interface SharedPresence {
  /** Whether this is the tab that holds the browser's connection. */
  lead(leads: boolean): void;
  show(showing: Showing): void;
  close(): void;
}

/** A tab says again what it shows; a browser lets a hidden one do so each minute only. */
const repeatMs = 30_000;
/** A tab that has not is gone without a word. */
const goneMs = 150_000;

/** R11: the tab with the connection follows presence for all tabs, and shows what they show as one. */
export function sharePresence<Router extends AnyRouter>({ desk, bus, view }: ShareOptions<Router>): SharedPresence {
  const tab = crypto.randomUUID();
  const others = new Map<string, { showing: Showing; heardAt: number }>();
  let own: Showing | null = null;
  let leading: PresenceCarrier | null = null;
  const repeat = setInterval(() => (leading ? forget() : say()), repeatMs);
  const stopListening = bus.listen(hear);

  function say() {
    if (own) bus.post({ kind: "shows", tab, showing: own });
  }

  function tell() {
    if (!own || !leading) return;
    leading.show(mergeShowings([...[...others.values()].map(({ showing }) => showing), own]));
  }

  function forget() {
    for (const [other, { heardAt }] of others) if (Date.now() - heardAt > goneMs) others.delete(other);
    tell();
  }

  function hear(message: PresenceMessage) {
    if (message.kind === "shows") return leading ? takeIn(message) : undefined;
    if (leading) return;
    if (message.kind === "ask") say();
    if (message.kind === "frame") view.take(message.frame);
    if (message.kind === "lost") view.forgetOnlookers();
  }

  function takeIn({ tab: other, showing }: Extract<PresenceMessage, { kind: "shows" }>) {
    const isNew = !others.has(other);
    if (showing) others.set(other, { showing, heardAt: Date.now() });
    else others.delete(other);
    if (showing && isNew) bus.post({ kind: "frame", frame: view.whole() });
    tell();
  }

  function begin() {
    leading = carryPresence(desk, {
      onFrame(frame) {
        view.take(frame);
        bus.post({ kind: "frame", frame });
      },
      onLost() {
        view.forgetOnlookers();
        bus.post({ kind: "lost" });
      },
    });
    bus.post({ kind: "ask" });
    tell();
  }

  function end() {
    leading?.close();
    leading = null;
    others.clear();
  }

  return {
    lead(leads) {
      if (leads === Boolean(leading)) return;
      if (leads) begin();
      else {
        end();
        say();
      }
    },
    show(showing) {
      own = showing;
      if (leading) tell();
      else say();
    },
    close() {
      clearInterval(repeat);
      if (!leading) bus.post({ kind: "shows", tab, showing: null });
      end();
      stopListening();
    },
  };
}
