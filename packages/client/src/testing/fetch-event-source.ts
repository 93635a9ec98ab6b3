/** As much of EventSource as tRPC uses, which Node has behind a flag only. It never reconnects by itself. */
export class FetchEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readonly url: string;
  readyState: number = FetchEventSource.CONNECTING;
  readonly #abort = new AbortController();

  constructor(url: string) {
    super();
    this.url = url;
    this.#read().catch(() => this.#fail());
  }

  close(): void {
    this.readyState = FetchEventSource.CLOSED;
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    const { body, ok } = await fetch(this.url, { signal: this.#abort.signal });
    if (!ok || !body) throw new Error("no stream");
    this.readyState = FetchEventSource.OPEN;
    this.dispatchEvent(new Event("open"));
    let rest = "";
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = `${rest}${chunk}`.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) this.#dispatch(block);
    }
    throw new Error("the stream ended");
  }

  #dispatch(block: string): void {
    const fields = new Map(
      block.split("\n").map((line) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]),
    );
    const init = { data: fields.get("data") ?? "", lastEventId: fields.get("id") ?? "" };
    this.dispatchEvent(new MessageEvent(fields.get("event") ?? "message", init));
  }

  #fail(): void {
    if (this.readyState === FetchEventSource.CLOSED) return;
    this.readyState = FetchEventSource.CONNECTING;
    this.dispatchEvent(new Event("error"));
  }
}
