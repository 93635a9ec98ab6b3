import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Update } from "../bot-api/objects.ts";
import type { Clock } from "../clock.ts";

/** Where and how a bot's updates are delivered. */
export interface WebhookSettings {
  url: string;
  maxConnections: number;
  /** Sent as X-Telegram-Bot-Api-Secret-Token unless empty. */
  secretToken: string;
  hasCertificate: boolean;
}

/** What came of one delivery. */
export interface WebhookReply {
  /** Why the update was not accepted, in the words of `last_error_message`; undefined when it was. */
  error?: string;
  /** Seconds the endpoint asked for. */
  retryAfter?: number;
  /** The parameters of the call the endpoint answered with. */
  call?: ReadonlyMap<string, string>;
}

/** The real server waits so long for an answer. */
const patienceMs = 60_000;
const longestReplyBytes = 1024 * 1024;
const spoken: Record<string, string> = {
  ECONNREFUSED: "Connection refused",
  ECONNRESET: "Connection reset by peer",
  ETIMEDOUT: "Connection timed out",
  EPIPE: "Connection reset by peer",
};
const httpAgent = new HttpAgent({ keepAlive: true });
// Only this machine is reached, where certificates are self-signed.
const httpsAgent = new HttpsAgent({ keepAlive: true, rejectUnauthorized: false });

/** Posts one update and resolves to what became of it; it never rejects. */
export function postUpdate(
  settings: WebhookSettings,
  update: Update,
  { clock, closing }: { clock: Clock; closing: AbortSignal },
): Promise<WebhookReply> {
  const body = Buffer.from(JSON.stringify(update));
  const options: RequestOptions = {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      ...(settings.secretToken && { "x-telegram-bot-api-secret-token": settings.secretToken }),
    },
    signal: closing,
  };
  return new Promise((resolve) => {
    const settle = (reply: WebhookReply) => {
      stopWaiting();
      resolve(reply);
    };
    const onResponse = (response: IncomingMessage) => void readReply(response).then(settle, fail);
    const fail = (error: NodeJS.ErrnoException) => settle({ error: spoken[error.code ?? ""] ?? error.message });
    const request = settings.url.startsWith("https:")
      ? requestHttps(settings.url, { ...options, agent: httpsAgent }, onResponse)
      : requestHttp(settings.url, { ...options, agent: httpAgent }, onResponse);
    const stopWaiting = clock.after(patienceMs, () => request.destroy(new Error("Read timeout expired")));
    request.on("error", fail);
    request.end(body);
  });
}

async function readReply(response: IncomingMessage): Promise<WebhookReply> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= longestReplyBytes) chunks.push(chunk);
  }
  const { statusCode = 0, statusMessage = "", headers } = response;
  if (statusCode >= 200 && statusCode <= 299) {
    const call = readReplyCall(headers["content-type"] ?? "", Buffer.concat(chunks).toString());
    return call ? { call } : {};
  }
  return {
    error: `Wrong response from the webhook: ${statusCode} ${statusMessage}`,
    retryAfter: Number.parseInt(headers["retry-after"] ?? "0", 10) || 0,
  };
}

/** An endpoint may answer with a call instead of making one: https://core.telegram.org/bots/api#making-requests-when-getting-updates */
function readReplyCall(contentType: string, body: string): ReadonlyMap<string, string> | undefined {
  const params = contentType.startsWith("application/json") ? readJson(body) : new Map(new URLSearchParams(body));
  const method = params.get("method")?.toLowerCase() ?? "";
  const isRefused = method === "" || /^(get|deletewebhook$|setwebhook$|close$|logout$)/.test(method);
  return isRefused ? undefined : params;
}

function readJson(body: string): Map<string, string> {
  try {
    const given: unknown = JSON.parse(body);
    if (typeof given !== "object" || given === null) return new Map();
    const fields = Object.entries(given).filter(([, value]) => value !== null);
    return new Map(fields.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]));
  } catch {
    return new Map();
  }
}
