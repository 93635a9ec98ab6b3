import type { IncomingMessage, ServerResponse } from "node:http";
import { BotApiError, notFound, unauthorized } from "../bot-api/error.ts";
import { findMethodName } from "../bot-api/method-table.ts";
import type { FaultRule, FaultScript } from "../faults.ts";
import type { FloodControl } from "../flood/flood-control.ts";
import type { Ledger } from "../ledger.ts";
import type { CallFields } from "../methods/call-fields.ts";
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

async function carryOut(stage: Stage, call: Call, response: ServerResponse): Promise<void> {
  const { world, flood, faults, ledger } = stage;
  const { bot, method, fields } = call;
  const { chatId } = chatIdOf(fields);
  const duringRetryAfter = isHeldBack(method) && flood.isHeld(bot.id, chatId);
  const rule = faults.strike({ method, botId: bot.id, chatId });
  const outcome = rule && preventsCall(rule) ? refuse(stage, call, rule) : await run(stage, call, response);

  ledger.record(recordOf({ at: world.clock.now(), botId: bot.id, method, fields, duringRetryAfter, outcome, rule }));
  const answer = outcome.error ? refusal(outcome.error) : acceptance(outcome.result);
  if (rule) playFault(response, rule, answer, world.clock);
  else send(response, answer);
}

async function run({ world, flood }: Stage, call: Call, response: ServerResponse): Promise<Outcome> {
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  response.once("close", hangUp);
  try {
    const { bot, fields, method } = call;
    return {
      result: await methodNamed(method)({ world, flood, bot, fields, now: world.clock.now(), gone: gone.signal }),
    };
  } catch (error) {
    if (error instanceof BotApiError) return { error };
    throw error;
  } finally {
    response.off("close", hangUp);
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
