import { type DeskErrorData, errorCodes } from "@frontdesk/contract";
import { TRPCClientError } from "@trpc/client";
import { errorWithCode } from "../desk-error.ts";

interface Transfer {
  headers: Record<string, string>;
  onProgress(sentBytes: number): void;
  signal: AbortSignal;
}

// A connection that the network forgot says nothing; the desk may need a while to look a large file through.
const silentMs = 120_000;

/**
 * Puts a file's bytes at an address of the desk and says how far it is; `fetch` can't tell that.
 * @throws what `deskErrorOf` reads
 */
export function putFile(url: string, bytes: Blob, { headers, onProgress, signal }: Transfer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const calledOff = () => reject(errorWithCode("unavailable", "It was called off."));
  if (signal.aborted) {
    calledOff();
    return promise;
  }
  const request = new XMLHttpRequest();
  request.open("PUT", url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  let silence = setTimeout(() => request.abort(), silentMs);
  request.upload.onprogress = ({ loaded }) => {
    clearTimeout(silence);
    silence = setTimeout(() => request.abort(), silentMs);
    onProgress(Math.min(loaded, bytes.size));
  };
  request.onloadend = () => clearTimeout(silence);
  request.onload = () => (request.status < 300 ? resolve() : reject(refusalIn(request)));
  request.onerror = () => reject(errorWithCode("unavailable", "The desk could not be reached."));
  request.onabort = calledOff;
  signal.addEventListener("abort", () => request.abort(), { once: true });
  request.send(bytes);
  return promise;
}

function refusalIn({ status, responseText }: XMLHttpRequest): Error {
  const desk = deskErrorIn(responseText);
  return TRPCClientError.from({
    error: { code: -32000, message: "The desk refused the file.", data: { httpStatus: status, ...(desk && { desk }) } },
  });
}

// A proxy in between answers in its own words: then the status says it.
function deskErrorIn(body: string): DeskErrorData | null {
  try {
    const { desk } = JSON.parse(body) as { desk?: DeskErrorData };
    return desk && errorCodes.includes(desk.code) ? desk : null;
  } catch {
    return null;
  }
}
