import type { IncomingMessage, ServerResponse } from "node:http";
import { BotApiError, notFound, unauthorized } from "../bot-api/error.ts";
import { findMethodName, reviewCall } from "../bot-api/method-table.ts";
import type { FaultRule, FaultScript } from "../faults.ts";
import type { FloodControl } from "../flood/flood-control.ts";
import type { Ledger } from "../ledger.ts";
import type { CallFields } from "../methods/call-fields.ts";
import { methodNamed } from "../methods/methods.ts";
import { type Bot, tokenPattern } from "../world/bot.ts";
import type { World } from "../world/world.ts";
import { type Answer, acceptance, refusal, send } from "./answer.ts";
import { playFault, preventsCall, scriptedRefusal } from "./play-fault.ts";
import { readCall } from "./read-call.ts";

/** What a call meets on its way. */
export interface Stage {
  world: World;
  flood: FloodControl;
  faults: FaultScript;
  ledger: Ledger;
}

interface Outcome {
  result?: unknown;
  error?: BotApiError;
}

/** Answers `/bot<token>/<method>`; whatever happens, the caller gets an answer of the Bot API. */
export async function serveCall(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    await carryOut(stage, request, response, url);
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    // The rest of a body nobody reads would otherwise be taken for the next request.
    if (!request.complete) response.setHeader("connection", "close");
    send(response, refusal(error));
  }
}

async function carryOut(stage: Stage, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { token, path } = splitPath(url.pathname);
  if (!tokenPattern.test(token)) throw notFound();
  const bot = stage.world.findBotByToken(token);
  if (!bot) throw unauthorized();
  const fields = await readCall(request, url.searchParams);
  const method = findMethodName(path);
  if (!method) throw new BotApiError(404, "Not Found: method not found");

  const chatId = fields.has("chat_id") ? fields.integer("chat_id") : undefined;
  const duringRetryAfter = isSend(method) && stage.flood.isHeld(bot.id, chatId);
  const rule = stage.faults.strike({ method, botId: bot.id, chatId });
  const outcome =
    rule && preventsCall(rule) ? refuse(stage, bot, chatId, rule) : await run(stage, { method, bot, fields, response });

  stage.ledger.record({
    ...describe(method, fields),
    at: stage.world.clock.now(),
    botId: bot.id,
    method,
    duringRetryAfter,
    accepted: "result" in outcome,
    ...(chatId !== undefined && { chatId }),
    ...messageIdOf(outcome.result),
    ...(outcome.error && { error: { code: outcome.error.code, description: outcome.error.message } }),
    ...(rule && { fault: rule.fault }),
  });
  const answer = answerOf(outcome);
  if (rule) playFault(response, rule, answer, stage.world.clock);
  else send(response, answer);
}

/** `/bot<token>/<method>`: clients may send the colon of the token as %3A. */
function splitPath(pathname: string): { token: string; path: string } {
  const [, bot = "", path = ""] = /^\/bot([^/]+)\/([^/]*)\/?$/.exec(pathname) ?? [];
  return { token: bot.replace(/%3a/i, ":"), path };
}

async function run(
  { world, flood }: Stage,
  { method, bot, fields, response }: { method: string; bot: Bot; fields: CallFields; response: ServerResponse },
): Promise<Outcome> {
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  response.once("close", hangUp);
  try {
    const call = { world, flood, bot, fields, now: world.clock.now(), gone: gone.signal };
    return { result: await methodNamed(method)(call) };
  } catch (error) {
    if (error instanceof BotApiError) return { error };
    throw error;
  } finally {
    response.off("close", hangUp);
  }
}

function refuse({ flood }: Stage, bot: Bot, chatId: number | undefined, rule: FaultRule): Outcome {
  const error = scriptedRefusal(rule);
  if (!error) return {};
  if (error.parameters?.retry_after) flood.hold(bot.id, chatId, error.parameters.retry_after);
  return { error };
}

function answerOf({ result, error }: Outcome): Answer {
  return error ? refusal(error) : acceptance(result);
}

function isSend(method: string): boolean {
  return /^(send|edit|copy|forward)/.test(method) && method !== "sendChatAction";
}

function describe(method: string, fields: CallFields) {
  const review = reviewCall(method, fields.raw, new Set(fields.files.keys()));
  for (const [name, file] of fields.files) review.params[name] = `<file ${file.name} ${file.bytes.length} bytes>`;
  return review;
}

function messageIdOf(result: unknown): { messageId?: number } {
  const hasId = typeof result === "object" && result !== null && "message_id" in result;
  return hasId && typeof result.message_id === "number" ? { messageId: result.message_id } : {};
}
