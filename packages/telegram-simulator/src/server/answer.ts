import type { ServerResponse } from "node:http";
import type { BotApiError } from "../bot-api/error.ts";
import { DescribedResult } from "../methods/method.ts";

/** What is about to be sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** `{ ok: true, result }`, with a description where the method gives one. */
export function acceptance(result: unknown): Answer {
  const body =
    result instanceof DescribedResult
      ? { ok: true, result: result.result, description: result.description }
      : { ok: true, result };
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

/** `{ ok: false, error_code, description, parameters? }` with the same HTTP status, and Retry-After beside a 429. */
export function refusal({ code, message, parameters }: BotApiError): Answer {
  return {
    status: code,
    headers: parameters?.retry_after === undefined ? {} : { "retry-after": String(parameters.retry_after) },
    body: JSON.stringify({ ok: false, error_code: code, description: message, ...(parameters && { parameters }) }),
  };
}

/** Sends an answer, unless the caller has hung up. */
export function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(answer.body);
}
