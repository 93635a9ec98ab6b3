import { allowedUpdates } from "@frontdesk/contract";
import { Telegram, TelegramError } from "telegraf";
import { assertOwnFiles } from "./bot-api-media.ts";
import { type Accepted, type Errand, type Post, perform } from "./bot-api-send.ts";
import { CallFailed } from "./call-failed.ts";
import { openAgent, watchDeparture } from "./departure.ts";
import { faceIn } from "./face.ts";
import { type RawUpdate, readUpdates } from "./raw-update.ts";

type Methods = Telegram["callApi"];
type Method = Parameters<Methods>[0];
type CallFields = Parameters<Methods>[1];

export interface BotAccess {
  token: string;
  apiRoot: string;
}

/** Telegram answers a call within this time, or it is given up; a long poll gets the poll's length on top. */
const answerMs = 15_000;
/** A connection that takes less than this of an upload is too slow to be waited for. */
const leastBytesPerMs = 100;

/**
 * The calls the desk makes as one bot. Arguments are text, numbers and files that this process fetched itself: Telegraf
 * would fetch or read what any other media object names (F14). Every failure is a {@link CallFailed}.
 */
export interface BotApi {
  /** Waits up to `waitSeconds` for updates from `offset` on; without an offset, from the oldest unconfirmed one. */
  getUpdates(options: { offset: number | undefined; waitSeconds: number }, signal: AbortSignal): Promise<RawUpdate[]>;
  getMe(signal: AbortSignal): Promise<void>;
  /** What the bot may do, as Telegram has it. */
  describe(signal: AbortSignal): Promise<ToldOfBot>;
  /** Lets Telegram post updates to an address of ours, one at a time. */
  setWebhook(webhook: { url: string; secret: string }, signal: AbortSignal): Promise<void>;
  getWebhookInfo(signal: AbortSignal): Promise<WebhookInfo>;
  /** Ends webhook delivery and keeps what waits there: polling and webhooks exclude each other (T15). */
  deleteWebhook(signal: AbortSignal): Promise<void>;
  /** Asks for what one item of the outbox says: a message of any kind, an edit, a deletion, a reaction. */
  perform(errand: Errand, signal: AbortSignal): Promise<Accepted>;
  /** Shows "typing…" in a private chat, for five seconds or until a message comes. */
  showTyping(chatId: number, signal: AbortSignal): Promise<void>;
  answerButton(answer: { callbackQueryId: string; text: string }, signal: AbortSignal): Promise<void>;
  /** Where a file's bytes can be had, for about an hour (T9). */
  getFile(fileId: string, signal: AbortSignal): Promise<{ url: string; sizeBytes: number | null }>;
  /** The picture a person shows, as one of Telegram's files; null for none. */
  findFace(tgUserId: number, signal: AbortSignal): Promise<{ fileId: string; uniqueId: string } | null>;
  close(): void;
}

interface ToldOfBot {
  canJoinGroups: boolean;
  /** Whether privacy mode is off. */
  readsAllGroupMessages: boolean;
  supportsInline: boolean;
}

/** How Telegram delivers a bot's updates: to a URL, or, where it is empty, to whoever asks. */
export interface WebhookInfo {
  url: string;
  allowedUpdates: string[];
  pendingUpdates: number;
  /** What went wrong with the latest delivery that did; ISO 8601. */
  error: { text: string; at: string } | null;
}

/** Opens the Bot API for one bot. */
export function openBotApi({ token, apiRoot }: BotAccess): BotApi {
  const agent = openAgent(apiRoot);
  const telegram = new Telegram(token, { apiRoot, webhookReply: false });
  // Telegraf drops the agent it is given for an http:// root.
  telegram.options.agent = agent;

  async function call<M extends Method>(
    method: M,
    payload: Parameters<typeof telegram.callApi<M>>[1],
    { signal, withinMs = answerMs }: { signal: AbortSignal; withinMs?: number },
  ): ReturnType<typeof telegram.callApi<M>> {
    const departure = { hasLeft: false };
    // Telegraf's own time limit is 500 s (F10).
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]) as CallSignal;
    try {
      return await watchDeparture(departure, () => telegram.callApi(method, payload, { signal: inTime }));
    } catch (error) {
      throw callFailed(error, departure.hasLeft);
    }
  }

  return {
    async getUpdates({ offset, waitSeconds }, signal) {
      const payload = {
        timeout: waitSeconds,
        allowed_updates: allowedUpdates,
        ...(offset !== undefined && { offset }),
      };
      return readUpdates(await call("getUpdates", payload, { signal, withinMs: waitSeconds * 1000 + answerMs }));
    },
    async getMe(signal) {
      await call("getMe", {}, { signal });
    },
    async describe(signal) {
      const me = await call("getMe", {}, { signal });
      return {
        canJoinGroups: me.can_join_groups === true,
        readsAllGroupMessages: me.can_read_all_group_messages === true,
        supportsInline: me.supports_inline_queries === true,
      };
    },
    async setWebhook({ url, secret }, signal) {
      const delivery = { max_connections: 1, allowed_updates: allowedUpdates, drop_pending_updates: false };
      await call("setWebhook", { url, secret_token: secret, ...delivery }, { signal });
    },
    async getWebhookInfo(signal) {
      const info = await call("getWebhookInfo", {}, { signal });
      const { last_error_date: seconds, last_error_message: text } = info;
      return {
        url: info.url ?? "",
        allowedUpdates: info.allowed_updates ?? [],
        pendingUpdates: info.pending_update_count,
        error: seconds && text ? { text: text.slice(0, 500), at: new Date(seconds * 1000).toISOString() } : null,
      };
    },
    async deleteWebhook(signal) {
      await call("deleteWebhook", { drop_pending_updates: false }, { signal });
    },
    perform(errand, signal) {
      const post: Post = async (method, fields, { uploadBytes }) => {
        assertOwnFiles(fields);
        const withinMs = answerMs + Math.ceil(uploadBytes / leastBytesPerMs);
        return call(method, fields as CallFields, { signal, withinMs });
      };
      return perform(post, errand);
    },
    async answerButton({ callbackQueryId, text }, signal) {
      await call("answerCallbackQuery", { callback_query_id: callbackQueryId, text }, { signal });
    },
    async showTyping(chatId, signal) {
      await call("sendChatAction", { chat_id: chatId, action: "typing" }, { signal });
    },
    async findFace(tgUserId, signal) {
      return faceIn(await call("getUserProfilePhotos", { user_id: tgUserId, limit: 1 }, { signal }));
    },
    async getFile(fileId, signal) {
      const file = await call("getFile", { file_id: fileId }, { signal });
      return { url: fileUrl({ token, apiRoot }, file.file_path), sizeBytes: file.file_size ?? null };
    },
    close: () => agent.destroy(),
  };
}

// Telegraf's types name the signal of a polyfill; its client takes the platform's.
type CallSignal = NonNullable<NonNullable<Parameters<Methods>[2]>["signal"]>;

function callFailed(error: unknown, hasLeft: boolean): CallFailed {
  if (error instanceof TelegramError && error.code < 500) {
    const seconds = error.parameters?.retry_after;
    const retryAfterMs = seconds === undefined ? null : seconds * 1000;
    const { code, description, parameters } = error;
    const movedTo = parameters?.migrate_to_chat_id;
    return new CallFailed({ kind: "refused", code, description, retryAfterMs, ...(movedTo && { movedTo }) });
  }
  return new CallFailed({ kind: hasLeft ? "lost" : "unreached", description: inWords(error) });
}

function inWords(error: unknown): string {
  if (error instanceof TelegramError) return `Telegram answered ${error.code} ${error.description}`;
  if (!(error instanceof Error)) return "the call failed";
  if (error.name === "AbortError") return "Telegram did not answer in time";
  // The message of a network error holds the address, and the address the token.
  return "code" in error && typeof error.code === "string" ? `connection failed: ${error.code}` : "no valid answer";
}

function fileUrl({ token, apiRoot }: BotAccess, path: string | undefined): string {
  const root = new URL(`/file/bot${token}/`, apiRoot);
  const url = new URL(path ?? "", root);
  // A path that leads elsewhere is not one of Telegram's: it would be fetched with the desk's rights.
  if (path && url.href.startsWith(root.href)) return url.href;
  const description = "Bad Request: the file has no path";
  throw new CallFailed({ kind: "refused", code: 400, description, retryAfterMs: null });
}
