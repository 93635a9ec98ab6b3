import type { IncomingMessage, ServerResponse } from "node:http";
import { BotApiError, notFound, unauthorized } from "../bot-api/error.ts";
import { findMethodName } from "../bot-api/method-table.ts";
import type { FaultRule, FaultScript } from "../faults.ts";
import type { FloodControl } from "../flood/flood-control.ts";
import type { Ledger } from "../ledger.ts";
import { CallFields } from "../methods/call-fields.ts";
import { methodNamed } from "../methods/methods.ts";
import { type Bot, tokenPattern } from "../world/bot.ts";
import type { World } from "../world/world.ts";
import { acceptance, refusal, send } from "./answer.ts";
import { chatIdOf, type Outcome, recordOf } from "./call-record.ts";
import { playFault, preventsCall, scriptedRefusal } from "./play-fault.ts";
import { readCall } from "./read-call.ts";

/** What a call meets on its way. */
export interface Stage {
  world: World;
  flood: FloodControl;
  faults: FaultScript;
  ledger: Ledger;
}

interface Call {
  bot: Bot;
  method: string;
  fields: CallFields;
}

/** Answers `/bot<token>/<method>` and records the call. @throws BotApiError for what is refused before it is a call */
export async function serveCall(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { token, method } = splitPath(url.pathname);
  const [, botId] = tokenPattern.exec(token) ?? [];
  if (botId === undefined) throw notFound();

  try {
    const call = await readKnownCall(stage.world, { token, method, request, query: url.searchParams });
    await carryOut(stage, call, response);
  } catch (error) {
    if (error instanceof BotApiError) {
      stage.ledger.record(recordOf({ at: stage.world.clock.now(), botId: Number(botId), method, outcome: { error } }));
    }
    throw error;
  }
}

/** `/bot<token>/<method>`: clients may send the colon of the token as %3A. */
function splitPath(pathname: string): { token: string; method: string } {
  const [, token = "", method = ""] = /^\/bot([^/]+)\/([^/]*)\/?$/.exec(pathname) ?? [];
  return { token: token.replace(/%3a/i, ":"), method };
}

async function readKnownCall(
  world: World,
  from: { token: string; method: string; request: IncomingMessage; query: URLSearchParams },
): Promise<Call> {
  const bot = world.findBotByToken(from.token);
  if (!bot) throw unauthorized();
  const fields = await readCall(from.request, from.query);
  const method = findMethodName(from.method);
  if (!method) throw new BotApiError(404, "Not Found: method not found");
  return { bot, method, fields };
}

/** Carries out a call that came as the answer to a webhook delivery. Nobody hears what became of it but the ledger. */
export async function carryOutReply(stage: Stage, bot: Bot, params: ReadonlyMap<string, string>): Promise<void> {
  const fields = new CallFields(params);
  const method = findMethodName(fields.text("method"));
  if (method) await settle(stage, { bot, method, fields }, new AbortController().signal);
}

async function carryOut(stage: Stage, call: Call, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  response.once("close", hangUp);
  const { outcome, rule } = await settle(stage, call, gone.signal);
  response.off("close", hangUp);

  const answer = outcome.error ? refusal(outcome.error) : acceptance(outcome.result);
  if (rule) playFault(response, rule, answer, stage.world.clock);
  else send(response, answer);
}

async function settle(stage: Stage, call: Call, gone: AbortSignal) {
  const { world, flood, faults, ledger } = stage;
  const { bot, method, fields } = call;
  const { chatId } = chatIdOf(fields);
  const duringRetryAfter = isHeldBack(method) && flood.isHeld(bot.id, chatId);
  const rule = faults.strike({ method, botId: bot.id, chatId });
  const outcome = rule && preventsCall(rule) ? refuse(stage, call, rule) : await run(stage, call, gone);
  ledger.record(recordOf({ at: world.clock.now(), botId: bot.id, method, fields, duringRetryAfter, outcome, rule }));
  return { outcome, rule };
}

async function run({ world, flood }: Stage, { bot, fields, method }: Call, gone: AbortSignal): Promise<Outcome> {
  try {
    return { result: await methodNamed(method)({ world, flood, bot, fields, now: world.clock.now(), gone }) };
  } catch (error) {
    if (error instanceof BotApiError) return { error };
    throw error;
  }
}

function refuse({ flood }: Stage, { bot, fields }: Call, rule: FaultRule): Outcome {
  const error = scriptedRefusal(rule);
  if (!error) return {};
  if (error.parameters?.retry_after) flood.hold(bot.id, chatIdOf(fields).chatId, error.parameters.retry_after);
  return { error };
}

/** What a bot that was told to wait must not do; typing and answering callbacks it may. */
function isHeldBack(method: string): boolean {
  return /^(send|edit|copy|forward)/.test(method) && method !== "sendChatAction";
}
