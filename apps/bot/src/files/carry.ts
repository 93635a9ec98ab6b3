import { fileLimits } from "@frontdesk/contract";
import { FileFailed } from "./file-failed.ts";

export interface Carriage {
  /** Where Telegram offers the bytes; it holds the token, so it is never logged. */
  from: string;
  /** Where the desk takes them. */
  to: { url: string; headers: Record<string, string> };
  signal: AbortSignal;
}

const carryMs = 90_000;

/** Streams a file from Telegram to the desk, at most 20 MB of it (T6). @throws FileFailed */
export async function carry({ from, to, signal }: Carriage): Promise<void> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(carryMs)]);
  const source = await request(
    from,
    { redirect: "error", signal: inTime },
    "Telegram could not be reached for the file.",
  );
  if (source.status === 404) throw new FileFailed("Telegram no longer has this file.");
  if (!source.ok || !source.body) throw new FileFailed(`Telegram answered ${source.status} for the file.`);
  if (Number(source.headers.get("content-length") ?? 0) > fileLimits.downloadBytes) throw tooBig();

  let isTooBig = false;
  const body = source.body.pipeThrough(atMost(fileLimits.downloadBytes, () => (isTooBig = true)));
  const init = { method: "PUT", body, duplex: "half", headers: to.headers, signal: inTime } as const;
  const answer = await request(to.url, init, "The file did not reach the desk.").catch((error: unknown) => {
    throw isTooBig ? tooBig() : error;
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  // 400: too large, or not what it should be. 409: the lease is another's, who will fetch it.
  throw new FileFailed(`The desk did not take the file (${answer.status}).`, { isFinal: answer.status === 400 });
}

async function request(url: string, init: RequestInit, failure: string): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new FileFailed(failure);
  }
}

function tooBig(): FileFailed {
  return new FileFailed("The file is larger than the 20 MB that Telegram lets bots fetch.", { isFinal: true });
}

function atMost(bytes: number, onTooMany: () => void): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen <= bytes) return controller.enqueue(chunk);
      onTooMany();
      controller.error(tooBig());
    },
  });
}
