/** A subscription by server-sent events, as any HTTP client reads one. */
export interface EventStream {
  status: number;
  /** The data of every message so far, parsed where it is JSON. */
  messages: unknown[];
  close(): void;
}

interface StreamOptions {
  url: string;
  cookie: string;
  input: object;
  /** The feed unless another is named. */
  path?: string;
  workspace?: string;
}

/** Opens a subscription as a stream; resolves with its head, or with the refusal's status. */
export async function openEventStream(options: StreamOptions): Promise<EventStream> {
  const { url, cookie, input, path = "feed.follow", workspace = "home" } = options;
  const over = new AbortController();
  const query = new URLSearchParams({ input: JSON.stringify(input), workspace });
  const headers = { cookie, accept: "text/event-stream", "sec-fetch-site": "same-origin" };
  const response = await fetch(`${url}/trpc/${path}?${query}`, { headers, signal: over.signal });
  const messages: unknown[] = [];
  const read = async () => {
    let rest = "";
    for await (const chunk of response.body ?? []) {
      rest += Buffer.from(chunk).toString();
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith("data: ")) messages.push(JSON.parse(line.slice(6)));
    }
  };
  // An aborted reading ends by an error.
  read().catch(() => undefined);
  return { status: response.status, messages, close: () => over.abort() };
}
