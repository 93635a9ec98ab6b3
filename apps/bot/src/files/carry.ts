import { fileLimits } from "@frontdesk/contract";
import { FileFailed } from "./file-failed.ts";

export interface Carriage {
  /** Where Telegram offers the bytes; it holds the token, so it is never logged. */
  from: string;
  /** Where the desk takes them. */
  to: { url: string; headers: Record<string, string> };
  /** How many there may be; 20 MB unless told otherwise (T6). */
  maxBytes?: number;
  signal: AbortSignal;
}

const carryMs = 90_000;

/** Streams a file from Telegram to the desk. @throws FileFailed */
export async function carry({ from, to, maxBytes = fileLimits.downloadBytes, signal }: Carriage): Promise<void> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(carryMs)]);
  const source = await request(from, { redirect: "error", signal: inTime });
  if (source.status >= 500) throw outage();
  if (source.status === 404) throw new FileFailed("Telegram no longer has this file.");
  if (!source.ok || !source.body) throw new FileFailed(`Telegram answered ${source.status} for the file.`);
  if (Number(source.headers.get("content-length") ?? 0) > maxBytes) {
    await source.body.cancel();
    throw tooLarge();
  }

  let isTooLarge = false;
  const body = source.body.pipeThrough(atMost(maxBytes, () => (isTooLarge = true)));
  const init = { method: "PUT", body, duplex: "half", headers: to.headers, signal: inTime } as const;
  const answer = await request(to.url, init).catch((error: unknown) => {
    throw isTooLarge ? tooLarge() : error;
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  if (answer.status >= 500 || answer.status === 429) throw outage();
  // 400: too large, or not what it should be. 409: the lease is another's, who will fetch it.
  throw new FileFailed(`The desk did not take the file (${answer.status}).`, { isFinal: answer.status === 400 });
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw outage();
  }
}

function outage(): FileFailed {
  return new FileFailed("unreachable", { isOutage: true });
}

/** That a file is larger than Telegram lets bots fetch (T6). */
export function tooLarge(): FileFailed {
  return new FileFailed("too_large", { isFinal: true });
}

function atMost(bytes: number, onTooMany: () => void): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen <= bytes) return controller.enqueue(chunk);
      onTooMany();
      controller.error(tooLarge());
    },
  });
}
