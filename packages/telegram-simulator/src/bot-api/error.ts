/** A refusal as the Bot API words it. `code` is both the HTTP status and `error_code`. */
export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: BotApiError["parameters"]) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with the API's prefix; like the real server it puts the first letter of an ordinary sentence in lower case. */
export function badRequest(reason: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${lowerFirst(reason)}`);
}

/** 403 with the API's prefix. */
export function forbidden(reason: string): BotApiError {
  return new BotApiError(403, `Forbidden: ${reason}`);
}

/** 404 for a token that can't be one and for paths that don't exist. */
export function notFound(): BotApiError {
  return new BotApiError(404, "Not Found");
}

/** 401 for a well-formed token that no bot has. */
export function unauthorized(): BotApiError {
  return new BotApiError(401, "Unauthorized");
}

/** 409 as the holder of the older poll sees it. */
export function pollConflict(): BotApiError {
  return new BotApiError(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  );
}

/** 409 for a poll while there is a webhook (T15). */
export function webhookConflict(): BotApiError {
  return new BotApiError(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
}

/** 409 for the poll that waits when a webhook is set. */
export function setWebhookConflict(): BotApiError {
  return new BotApiError(409, "Conflict: terminated by setWebhook request");
}

/** 429 with `parameters.retry_after` in whole seconds. */
export function tooManyRequests(retryAfterSeconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
    retry_after: retryAfterSeconds,
  });
}

function lowerFirst(reason: string): string {
  const isCode = reason[1] === "_" || /^[A-Z]$/.test(reason[1] ?? "");
  return isCode ? reason : reason.charAt(0).toLowerCase() + reason.slice(1);
}
