import { randomBytes } from "node:crypto";
import { type Bus, type Glimpse, glimpseBytes, type Hint } from "./bus.ts";
import { packGlimpses, unpackGlimpses } from "./glimpse-payload.ts";
import { bytesOf, createProcessBus } from "./process-bus.ts";

/** Carries short texts to every process of the installation, this one included or not; it may lose any. */
export interface Relay {
  send(payload: string): void;
  close(): Promise<void>;
}

/** R2: at most one payload in this time; the first after a silence goes at once. */
const coalesceMs = 8;
/** PostgreSQL takes payloads below 8,000 bytes; a hint takes 38. */
const hintsPerPayload = 150;
/** Between the sender and glimpses; hints have a space there. */
const beforeGlimpses = "\n";

/** A bus whose news reach listeners here at once, and other processes by a relay: many in one payload, each once. */
export function createRelayedBus(openRelay: (onPayload: (payload: string) => void) => Relay): Bus {
  const here = createProcessBus();
  const origin = randomBytes(6).toString("base64url");
  const waiting = new Set<string>();
  const seen = new Map<string, Glimpse>();
  let rest: NodeJS.Timeout | null = null;

  const relay = openRelay((payload) => {
    if (payload.startsWith(origin)) return;
    const at = payload.indexOf(beforeGlimpses);
    if (at !== -1) {
      for (const glimpse of unpackGlimpses(payload.slice(at + 1))) here.show(glimpse);
      return;
    }
    for (const text of payload.split(" ").slice(1)) {
      const hint = read(text);
      if (hint) here.publish(hint);
    }
  });

  const flush = () => {
    rest = null;
    if (waiting.size === 0 && seen.size === 0) return;
    const hints = [...waiting];
    const packs = packGlimpses(seen.values());
    waiting.clear();
    seen.clear();
    for (let start = 0; start < hints.length; start += hintsPerPayload)
      relay.send([origin, ...hints.slice(start, start + hintsPerPayload)].join(" "));
    for (const packed of packs) relay.send(`${origin}${beforeGlimpses}${packed}`);
    rest = setTimeout(flush, coalesceMs);
  };

  return {
    publish: (hint) => {
      here.publish(hint);
      waiting.add(write(hint));
      // Not within this turn: what else it has to say goes along.
      rest ??= setTimeout(flush, 0);
    },
    subscribe: here.subscribe,
    show: (glimpse) => {
      here.show(glimpse);
      if (bytesOf(glimpse) > glimpseBytes) return;
      seen.set(glimpse.key, glimpse);
      rest ??= setTimeout(flush, 0);
    },
    watch: here.watch,
    close: async () => {
      if (rest) clearTimeout(rest);
      await here.close();
      await relay.close();
    },
  };
}

function write(hint: Hint): string {
  return hint.to === "stream" ? `s${hint.workspaceId}` : `b${hint.botId ?? ""}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A hint as another process wrote it; null for what this version doesn't know. */
function read(text: string): Hint | null {
  const id = text.slice(1);
  if (text[0] === "s" && uuid.test(id)) return { to: "stream", workspaceId: id };
  if (text[0] === "b" && (id === "" || uuid.test(id))) return { to: "bot", botId: id || null };
  return null;
}
