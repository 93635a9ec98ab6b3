import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../access.ts";
import { authenticate } from "../authenticate.ts";
import { callerKey } from "../call.ts";
import { answerError, describeError } from "../errors.ts";
import type { Services } from "../services.ts";
import type { Rate } from "../throttle.ts";
import { cookieName } from "./cookie.ts";
import { type Door, retryAfterOf } from "./door.ts";
import { logError } from "./log-error.ts";

/** A UUID in an address. */
export const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

interface Call {
  door: Door;
  request: FastifyRequest;
  /** Null for the duties of a bot, which name no workspace. */
  workspace: string | null;
  rate: Exclude<Rate, "duty">;
}

/**
 * Who asks for a file or brings one. Files have the rates of calls, and count apart from them: a thread of photos must not
 * use up its reader's calls. @throws limited
 */
export async function callerOf(services: Services, { door, request, workspace, rate }: Call): Promise<Caller> {
  const session = workspace === null ? null : (request.cookies[cookieName(services.baseUrl)] ?? null);
  const authorization = request.headers.authorization ?? null;
  const caller = await authenticate(services, { session, authorization, workspace });
  const key = callerKey(caller, { ip: door.addressOf(request.raw), agent: null });
  await services.throttle.spend(caller.isInstallation ? "duty" : rate, `files:${key}`);
  return caller;
}

interface Refused {
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
}

/** Answers with the desk's refusal, as a procedure's caller gets it, under a reference that the log knows. */
export function refuse(services: Services, { request, reply, error }: Refused): FastifyReply {
  const refusal = answerError(error);
  logError(services.log, { error: refusal, path: request.routeOptions.url, requestId: request.id });
  const described = describeError(refusal, request.id);
  const { retryAfterMs, reason } = described.desk;
  if (retryAfterMs) reply.header("retry-after", retryAfterOf(retryAfterMs));
  return reply.code(reason === "too_large" ? 413 : getHTTPStatusCodeFromError(refusal)).send(described);
}
