import type { BotApiError } from "../bot-api/error.ts";
import { findMethodName, reviewCall } from "../bot-api/method-table.ts";
import type { FaultRule } from "../faults.ts";
import type { LedgerEntry } from "../ledger.ts";
import { CallFields } from "../methods/call-fields.ts";

/** What became of a call: a result, a refusal, or neither when the script kept it from being carried out. */
export interface Outcome {
  result?: unknown;
  error?: BotApiError;
}

/** A settled call, as far as it got. */
export interface SettledCall {
  at: number;
  botId: number;
  /** As the caller spelt it. */
  method: string;
  /** None when the call was refused before its parameters were read. */
  fields?: CallFields;
  duringRetryAfter?: boolean;
  outcome: Outcome;
  rule?: FaultRule | undefined;
}

/** Writes down a settled call for the ledger. */
export function recordOf(call: SettledCall): Omit<LedgerEntry, "seq"> {
  const { outcome, rule, fields = new CallFields(new Map()) } = call;
  const method = findMethodName(call.method) ?? call.method;
  const review = reviewCall(method, fields.raw, new Set(fields.files.keys()));
  for (const [name, file] of fields.files) review.params[name] = `<file ${file.name} ${file.bytes.length} bytes>`;
  return {
    at: call.at,
    botId: call.botId,
    method,
    ...review,
    accepted: "result" in outcome,
    duringRetryAfter: call.duringRetryAfter ?? false,
    ...chatIdOf(fields),
    ...messageIdOf(outcome.result),
    ...(outcome.error && { error: { code: outcome.error.code, description: outcome.error.message } }),
    ...(rule && { fault: rule.fault }),
  };
}

/** The number in `chat_id`, if there is one. */
export function chatIdOf(fields: CallFields): { chatId?: number } {
  const text = fields.text("chat_id").trim();
  return /^-?\d+$/.test(text) ? { chatId: Number(text) } : {};
}

function messageIdOf(result: unknown): { messageId?: number } {
  const hasId = typeof result === "object" && result !== null && "message_id" in result;
  return hasId && typeof result.message_id === "number" ? { messageId: result.message_id } : {};
}
