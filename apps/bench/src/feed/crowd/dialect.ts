/** What a subscriber has to say to a server, and how it knows that it is subscribed. */
export interface Dialect {
  path: string;
  /** Said as soon as the socket is open. */
  opening: string[];
  /** What is said in answer to a frame; nothing to most. */
  answerTo(text: string): string | null;
  /** In the frame that says that events follow; null where an open socket says so. */
  sign: string | null;
}

/** Which server, and for one that asks, who subscribes to what. */
export interface Manner {
  speaks: "trpc" | "socket-io" | "plain";
  /** Of a subscriber to tRPC; the procedure, and what goes along as its connection parameters. */
  procedure?: string;
  workspace?: string;
}

/** How the subscriber of this number speaks; `lastEventId` is where it stood when it was here before. */
export function dialectOf(manner: Manner, number: number, token: string | null, lastEventId: string | null): Dialect {
  if (manner.speaks === "socket-io")
    return {
      path: "/socket.io/?EIO=4&transport=websocket",
      opening: [],
      // https://socket.io/docs/v4/engine-io-protocol: 0 opens, 2 pings and 3 answers; 40 enters the main namespace.
      answerTo: (text) => (text.startsWith("0{") ? "40" : text === "2" ? "3" : null),
      sign: "40{",
    };
  if (manner.speaks === "plain")
    return { path: `/?after=${lastEventId ?? ""}`, opening: [], answerTo: () => null, sign: null };
  return {
    path: "/trpc?connectionParams=1",
    opening: [connectionParams(manner.workspace, token), subscription(manner.procedure ?? "", number, lastEventId)],
    answerTo: (text) => (text === "PING" ? "PONG" : null),
    sign: manner.workspace ? '"events":[' : '"started"',
  };
}

function connectionParams(workspace: string | undefined, token: string | null): string {
  const data = workspace ? { workspace, authorization: `Bearer ${token}` } : {};
  return JSON.stringify({ method: "connectionParams", data });
}

/** Clients number their calls by themselves, so not all ask by the same id. */
const idsInUse = 8;

function subscription(path: string, number: number, lastEventId: string | null): string {
  const input = lastEventId === null ? {} : { lastEventId };
  return JSON.stringify({
    id: 1 + (number % idsInUse),
    jsonrpc: "2.0",
    method: "subscription",
    params: { path, input },
  });
}
