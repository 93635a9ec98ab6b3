import { BotApiError } from "../bot-api/error.ts";
import { DescribedResult, type MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#deletewebhook */
export function deleteWebhook({ bot, fields }: MethodCall): DescribedResult {
  if (fields.flag("drop_pending_updates")) bot.updates.queue.clear();
  return new DescribedResult(true, "Webhook is already deleted");
}

/** https://core.telegram.org/bots/api#setwebhook; the simulator delivers by getUpdates only and says so. */
export function setWebhook(call: MethodCall): DescribedResult {
  if (call.fields.text("url") === "") return deleteWebhook(call);
  throw new BotApiError(501, "Not Implemented: the simulator delivers updates by getUpdates only");
}

/** https://core.telegram.org/bots/api#getwebhookinfo */
export function getWebhookInfo({ bot, now }: MethodCall) {
  const { allowed, queue } = bot.updates;
  return {
    url: "",
    has_custom_certificate: false,
    pending_update_count: queue.count(now),
    ...(allowed && { allowed_updates: allowed }),
  };
}
