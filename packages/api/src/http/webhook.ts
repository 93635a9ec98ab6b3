import { readUpdate } from "@frontdesk/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { enterDuty } from "../duty.ts";
import { answerError } from "../errors.ts";
import { receiveUpdates } from "../features/telegram/index.ts";
import type { Services } from "../services.ts";
import { networkOf } from "./caller-address.ts";
import type { Door } from "./door.ts";
import { logError } from "./log-error.ts";

/** Bot API, setWebhook: sent with every delivery. */
const secretHeader = "x-telegram-bot-api-secret-token";
/** Updates are a few kilobytes; nothing that Telegram posts comes near. */
const mostBytes = 1024 * 1024;
/** How often an address may be wrong before it is told to wait. Whoever is right is never told so. */
const wrongTries = { points: 30, duration: 60 } as const;

/**
 * Takes what Telegram posts to a bot's webhook, and stores it: 200 only once it is kept, 503 while the database is away,
 * so that Telegram comes again. A wrong path and a wrong secret are answered alike, whichever it was.
 */
export async function takeWebhooks(parent: FastifyInstance, services: Services, door: Door): Promise<void> {
  const wrong = new RateLimiterMemory(wrongTries);
  await parent.register((app, _options, done) => {
    app.removeAllContentTypeParsers();
    // Read as bytes and decoded whole, since a letter may lie across two chunks (F10).
    app.addContentTypeParser("application/json", { parseAs: "buffer", bodyLimit: mostBytes }, (_request, body, pass) =>
      pass(null, body),
    );
    app.post<{ Params: { path: string }; Body: Buffer | undefined }>("/telegram/:path", async (request, reply) => {
      try {
        const secret = String(request.headers[secretHeader] ?? "");
        const botId = await services.botWatch.botBehind(request.params.path, secret);
        if (botId === null) return await refuse(wrong, { reply, address: door.addressOf(request.raw) });
        const update = readUpdate(parsed(request.body));
        if (!update) return await reply.code(400).send({ error: "bad_request" });
        await enterDuty(services, { botId }, async (duty) => {
          await receiveUpdates(duty, { updates: [update] });
          duty.desk.wakeBot(botId);
        });
        return await reply.code(200).send({});
      } catch (error) {
        return fail(services, { request, reply, error });
      }
    });
    done();
  });
}

const utf8 = new TextDecoder();

function parsed(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return null;
  }
}

async function refuse(wrong: RateLimiterMemory, { reply, address }: { reply: FastifyReply; address: string }) {
  try {
    await wrong.consume(networkOf(address));
    return reply.code(404).send({ error: "not_found" });
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    return reply.code(429).header("retry-after", String(seconds)).send({ error: "too_many_requests" });
  }
}

interface Failed {
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
}

function fail(services: Services, { request, reply, error }: Failed) {
  logError(services.log, { error: answerError(error), path: request.routeOptions.url, requestId: request.id });
  // Whatever it was, Telegram is to come again: what it was thanked for it forgets.
  return reply.code(503).send({ error: "unavailable" });
}
