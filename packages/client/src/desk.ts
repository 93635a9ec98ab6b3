import { createTRPCClient, httpBatchLink, splitLink, type TRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { DeskHealth, healthLink } from "./desk-health.ts";
import { Line } from "./line/line.ts";
import { lineLink, resumeLink } from "./line/line-link.ts";
import { openSocketWire } from "./line/socket-wire.ts";
import { openStreamWire } from "./line/stream-wire.ts";
import { createTransportChoice } from "./line/transport-choice.ts";
import { pageLink } from "./page-link.ts";
import { refusalLink } from "./refusal-link.ts";
import { repeatLink } from "./repeat-link.ts";

export interface DeskOptions {
  /** The desk's origin, such as `http://127.0.0.1:4000`. */
  url: string;
  /** The slug of the workspace that calls are about. */
  workspace?: string;
  /** `Bearer <api token>` or `Installation <key>`; a browser has its cookie instead. */
  authorization?: string;
  /** More headers for HTTP calls; a socket can't have any. */
  headers?: Record<string, string>;
  WebSocket?: typeof WebSocket;
  EventSource?: typeof EventSource;
  /** The session is over: nothing is tried again until somebody calls. */
  onSignedOut?: () => void;
  /** What this caller may do has changed: ask who it is. */
  onRightsChanged?: () => void;
}

/** A way to call the desk, and one connection for its subscriptions, which opens with the first of them. */
export interface Desk<Router extends AnyRouter> extends Disposable {
  client: TRPCClient<Router>;
  line: Line;
  health: DeskHealth;
  close(): void;
}

/**
 * Queries and mutations go by HTTP in batches of up to ten and are repeated while that is safe (P2). Subscriptions go
 * over one socket, or server-sent events where none opens, and resume from their last tracked event (R4, R11).
 */
export function createDesk<Router extends AnyRouter>(options: DeskOptions): Desk<Router> {
  const { onSignedOut = () => {}, onRightsChanged = () => {} } = options;
  const url = `${options.url.replace(/\/$/, "")}/trpc`;
  const line = new Line({ ...lineOptions(options, url), onRightsChanged });
  const ready = new URL("/ready", url).href;
  const health = new DeskHealth({ isReady: async () => (await fetch(ready, { cache: "no-store" })).ok });

  const client = createTRPCClient<AnyRouter>({
    links: [
      refusalLink({ onSignedOut, onRightsChanged }),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: [resumeLink(), lineLink(line)],
        false: [
          pageLink(),
          repeatLink(),
          healthLink(health),
          httpBatchLink<AnyRouter>({
            url,
            maxItems: 10,
            maxURLLength: 4_000,
            headers: headersOf(options),
          }),
        ],
      }),
    ],
  });
  const close = () => line.close();
  // The router exists in types only: nothing but the caller knows which one answers.
  return { client: client as TRPCClient<Router>, line, health, close, [Symbol.dispose]: close };
}

function headersOf({ workspace, authorization, headers }: DeskOptions): Record<string, string> {
  return {
    ...headers,
    // F7: a cross-site form can't set it.
    "x-frontdesk": "1",
    ...(workspace ? { "x-workspace": workspace } : {}),
    ...(authorization ? { authorization } : {}),
  };
}

function lineOptions(options: DeskOptions, url: string) {
  const { workspace, authorization, WebSocket, EventSource = globalThis.EventSource } = options;
  const connectionParams = { ...(workspace ? { workspace } : {}), ...(authorization ? { authorization } : {}) };
  const socketUrl = url.replace(/^http/, "ws");
  const streamUrl = workspace ? `${url}?workspace=${encodeURIComponent(workspace)}` : url;
  const health = new URL("/health", url).href;

  return {
    choice: createTransportChoice({
      // An EventSource carries the cookie, and no other proof of who calls.
      canStream: EventSource !== undefined && authorization === undefined,
      answersHttp: async () => (await fetch(health)).status === 200,
    }),
    open: (transport: "ws" | "sse", events: Parameters<typeof openSocketWire>[1]) =>
      transport === "ws"
        ? openSocketWire({ url: socketUrl, connectionParams, WebSocket }, events)
        : openStreamWire({ url: streamUrl, EventSource }, events),
  };
}
