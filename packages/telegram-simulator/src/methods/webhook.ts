import { badRequest, tooManyRequests } from "../bot-api/error.ts";
import { unixSeconds } from "../clock.ts";
import { allowedAfter } from "../updates/allowed-updates.ts";
import type { WebhookSettings } from "../updates/webhook-post.ts";
import type { Bot } from "../world/bot.ts";
import type { CallFields } from "./call-fields.ts";
import { DescribedResult, type MethodCall } from "./method.ts";

const usualConnections = 40;
const mostConnections = 100;
const longestSecret = 256;

/** https://core.telegram.org/bots/api#deletewebhook */
export function deleteWebhook({ world, bot, fields }: MethodCall): DescribedResult {
  const wasSet = bot.updates.webhook !== undefined;
  bot.updates.closeWebhook();
  if (fields.flag("drop_pending_updates")) bot.updates.queue.clear();
  if (wasSet) world.announce({ kind: "bots" });
  return new DescribedResult(true, wasSet ? "Webhook was deleted" : "Webhook is already deleted");
}

/**
 * https://core.telegram.org/bots/api#setwebhook. Telegram takes public HTTPS addresses on four ports; the simulator
 * takes any port of this machine, with or without TLS, and no other machine. T15: polls end in a 409 from here on.
 */
export function setWebhook(call: MethodCall): DescribedResult {
  const { world, bot, fields, flood, now } = call;
  if (fields.text("url") === "") return deleteWebhook(call);
  if (flood.limits && now < bot.updates.webhookSetAt + 1000) throw tooManyRequests(1);
  const settings = readSettings(fields);
  const allowed = allowedAfter(bot.updates.allowed, fields.jsonIfAny("allowed_updates"), fields.has("allowed_updates"));
  const drops = fields.flag("drop_pending_updates");
  const before = bot.updates.webhook?.settings;

  bot.updates.allowed = allowed;
  if (!drops && JSON.stringify(before) === JSON.stringify(settings)) {
    return new DescribedResult(true, "Webhook is already set");
  }
  if (drops) bot.updates.queue.clear();
  world.openWebhook(bot, settings);
  world.announce({ kind: "bots" });
  return new DescribedResult(true, "Webhook was set");
}

/** https://core.telegram.org/bots/api#getwebhookinfo */
export function getWebhookInfo({ bot, now }: MethodCall) {
  const { allowed, queue, webhook } = bot.updates;
  return {
    url: webhook?.settings.url ?? "",
    has_custom_certificate: webhook?.settings.hasCertificate ?? false,
    pending_update_count: queue.count(now),
    ...lastErrorOf(bot),
    ...(webhook && { max_connections: webhook.settings.maxConnections, ip_address: "127.0.0.1" }),
    ...(allowed && { allowed_updates: allowed }),
  };
}

function lastErrorOf({ updates }: Bot) {
  const error = updates.webhook?.lastError;
  return error && { last_error_date: unixSeconds(error.at), last_error_message: error.message };
}

function readSettings(fields: CallFields): WebhookSettings {
  const given = fields.text("url");
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) throw badRequest("invalid webhook URL specified");
  const secretToken = fields.text("secret_token");
  if (secretToken.length > longestSecret) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) throw badRequest("secret token contains unallowed characters");

  const { href, hostname, protocol } = new URL(address);
  if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)) {
    const isPlain = protocol === "http:";
    throw badRequest(
      `bad webhook: ${isPlain ? "An HTTPS URL must be provided for webhook" : "the simulator delivers to this machine only"}`,
    );
  }
  return {
    url: href,
    maxConnections: fields.integer("max_connections", { fallback: usualConnections, min: 1, max: mostConnections }),
    secretToken,
    hasCertificate: fields.files.has("certificate") || fields.text("certificate").startsWith("attach://"),
  };
}
