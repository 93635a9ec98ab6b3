import { leakIn } from "./leaks.ts";
import type { Tally } from "./tally.ts";

/** P10: how long any answer may take. */
export const patienceMs = 10_000;

/** What is not there beyond the desk, said plainly and to nobody's surprise: no fault of the product. */
const saysWhatIsAway = /"code":"unavailable","reason":"telegram_unreachable"/;

/** One request as it is put on the wire, and how it stands in the tally. */
export interface Case {
  index: number;
  address: string;
  init: RequestInit;
  /** What to show of it where it went wrong. */
  sent: unknown;
  /** What the answer must not hold. */
  secrets: readonly string[];
}

/** What came back; null where the case was a violation. */
export interface Answer {
  status: number;
  body: string;
  /** The cookie it set, as a browser would send it from then on. */
  cookie: string | null;
}

/** Sends one request and notes what came of it: never a 5xx, never a wait without end, never more than one may know. */
export async function send(tally: Tally, { index, address, init, sent, secrets }: Case): Promise<Answer | null> {
  try {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) });
    const body = await response.text();
    const leak = leakIn(body, secrets);
    if (response.status >= 500 && !saysWhatIsAway.test(body))
      tally.violate(index, `${response.status} ${body.slice(0, 200)}`, sent);
    if (leak) tally.violate(index, leak, sent);
    tally.note(outcomeOf(response.status, body));
    const cookie = /(?:^|, )(frontdesk=[\w-]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? null;
    return { status: response.status, body, cookie };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    // A header that is no header never leaves this process; a connection that the server refuses to read on just ends.
    if (name === "TimeoutError") tally.violate(index, `no answer within ${patienceMs} ms`, sent);
    tally.note(name === "TimeoutError" ? "hang" : "refused by the connection");
    return null;
  }
}

function outcomeOf(status: number, body: string): string {
  if (status < 400) return String(status);
  const reason = /"reason":"(\w+)"/.exec(body)?.[1];
  return reason ? `${status} ${reason}` : String(status);
}
