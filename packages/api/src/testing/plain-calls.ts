import type { DeskErrorData } from "@frontdesk/contract";

/** Who calls, as bytes of a request; nobody without either. */
export interface Credential {
  cookie?: string;
  authorization?: string;
}

/** One call by its path, for tests that walk the router and can't know its types. */
export interface PlainCall {
  path: string;
  type: "query" | "mutation";
  input?: unknown;
}

/** What came back: the result, or the desk's refusal, and every byte of it. */
export interface PlainAnswer {
  status: number;
  data: unknown;
  refusal: DeskErrorData | null;
  message: string | null;
  text: string;
}

interface Sender {
  url: string;
  workspace?: string | undefined;
  credential?: Credential | undefined;
}

interface Envelope {
  result?: { data: unknown };
  error?: { message: string; data: { desk: DeskErrorData } };
}

/** Makes one call by plain HTTP, without any repeat. */
export async function callPlainly(sender: Sender, { path, type, input }: PlainCall): Promise<PlainAnswer> {
  const address = `${sender.url}/trpc/${path}`;
  const text = JSON.stringify(input);
  const response =
    type === "mutation"
      ? await fetch(address, { method: "POST", headers: headersOf(sender), body: text ?? "" })
      : await fetch(text === undefined ? address : `${address}?input=${encodeURIComponent(text)}`, {
          headers: headersOf(sender),
        });
  const body = await response.text();
  return { status: response.status, text: body, ...opened(JSON.parse(body) as Envelope) };
}

/** Asks several queries in one batch of at most ten, and gives their answers in order. */
export async function askTogether(sender: Sender, queries: Omit<PlainCall, "type">[]): Promise<PlainAnswer[]> {
  const paths = queries.map(({ path }) => path).join(",");
  const inputs = Object.fromEntries(queries.map(({ input }, index) => [index, input]));
  const query = `batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
  const response = await fetch(`${sender.url}/trpc/${paths}?${query}`, { headers: headersOf(sender) });
  const text = await response.text();
  const envelopes = JSON.parse(text) as Envelope[];
  return envelopes.map((envelope) => ({ status: response.status, text, ...opened(envelope) }));
}

function headersOf({ workspace, credential }: Sender): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-frontdesk": "1",
    ...(workspace ? { "x-workspace": workspace } : {}),
    ...credential,
  };
}

function opened({ result, error }: Envelope) {
  return { data: result?.data, refusal: error?.data.desk ?? null, message: error?.message ?? null };
}
