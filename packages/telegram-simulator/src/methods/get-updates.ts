import { webhookConflict } from "../bot-api/error.ts";
import type { Update } from "../bot-api/objects.ts";
import { allowedAfter } from "../updates/allowed-updates.ts";
import type { MethodCall } from "./method.ts";

/** The longest a poll waits, in seconds, whatever it asks for. */
const longestWait = 50;

/** https://core.telegram.org/bots/api#getupdates. T15: not while there is a webhook. */
export function getUpdates({ bot, fields, gone }: MethodCall): Promise<Update[]> {
  const { updates } = bot;
  if (updates.webhook) throw webhookConflict();
  updates.allowed = allowedAfter(
    updates.allowed,
    fields.jsonIfAny("allowed_updates"),
    fields.text("allowed_updates") !== "",
  );
  return updates.poll({
    offset: fields.integer("offset"),
    limit: fields.integer("limit", { fallback: 100, min: 1, max: 100 }),
    timeoutSeconds: fields.integer("timeout", { min: 0, max: longestWait }),
    gone,
  });
}
