import { Telegraf } from "telegraf";
import type { Update } from "telegraf/types";
import type { WaitingUpdate } from "../duties.ts";
import { openSettlement } from "../settlement.ts";
import type { BotAccess, BotApi } from "./bot-api.ts";
import type { DeskContext, Feature } from "./context.ts";
import { isObject } from "./raw-update.ts";

export interface Routing {
  bot: BotAccess & { tgId: number; username: string; name: string };
  features: Feature[];
  duties: Parameters<typeof openSettlement>[0];
  api: Pick<BotApi, "answerButton">;
  signal: AbortSignal;
}

/** Hands one stored update to the features, in their order. @throws what a feature threw, or when none settled it */
export type Dispatch = (update: WaitingUpdate) => Promise<void>;

/**
 * Telegraf as a router only (F10): it neither polls nor listens nor answers, it finds the handler of an update. So it
 * needs no getMe, no time limit of its own, and throws on what its handlers throw.
 */
export function openRouter({ bot, features, duties, api, signal }: Routing): Dispatch {
  const { token, apiRoot, tgId, username, name } = bot;
  const telegraf = new Telegraf<DeskContext>(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot, webhookReply: false },
  });
  telegraf.botInfo = {
    id: tgId,
    is_bot: true,
    first_name: name,
    username,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
  telegraf.catch((error) => {
    throw error;
  });
  telegraf.use(async (ctx, next) => {
    const { settle, isSettled } = openSettlement(duties, ctx.update.update_id);
    Object.assign(ctx, { settle, api, signal });
    await next();
    if (!isSettled()) throw new Error("no feature settled this update");
  });
  telegraf.use(...features);

  return async ({ updateId, payload }) => {
    const update: unknown = { ...(isObject(payload) ? payload : {}), update_id: updateId };
    if (isUpdate(update)) await telegraf.handleUpdate(update);
  };
}

/** What Telegram sent is taken at its word: a handler that meets something else throws, and the update is failed. */
function isUpdate(update: unknown): update is Update {
  return isObject(update) && typeof update.update_id === "number";
}
