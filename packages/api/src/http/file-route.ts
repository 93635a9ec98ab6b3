import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { authorise, type Caller, type Viewer } from "../access.ts";
import { authenticate } from "../authenticate.ts";
import { callerKey } from "../call.ts";
import { answerError, describeError } from "../errors.ts";
import type { Services } from "../services.ts";
import { cookieName } from "./cookie.ts";
import { type Door, retryAfterOf } from "./door.ts";
import { logError } from "./log-error.ts";

/** An id in a path. */
export const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Who reads, in the workspace of the path, by their session or token. @throws unauthenticated, forbidden, limited */
export async function readerOf(
  request: FastifyRequest<{ Params: { slug: string } }>,
  services: Services,
  door: Door,
): Promise<Viewer> {
  const caller = await authenticate(services, {
    session: request.cookies[cookieName(services.baseUrl)] ?? null,
    authorization: request.headers.authorization ?? null,
    workspace: request.params.slug,
  });
  await spendFile(services, door, { request, caller });
  return authorise(caller, "conversation:read");
}

/** Who brings or fetches bytes for a bot, by the installation's key. @throws unauthenticated, limited */
export async function bearerOf(request: FastifyRequest, services: Services, door: Door): Promise<Caller> {
  const authorization = request.headers.authorization ?? null;
  const caller = await authenticate(services, { session: null, authorization, workspace: null });
  await spendFile(services, door, { request, caller });
  return caller;
}

// Files have the rates of calls, and count apart from them: a thread of photos must not use up its reader's calls.
async function spendFile(
  { throttle }: Services,
  door: Door,
  { request, caller }: { request: FastifyRequest; caller: Caller },
): Promise<void> {
  const key = callerKey(caller, { ip: door.addressOf(request.raw), agent: null });
  await throttle.spend(caller.isInstallation ? "duty" : "read", `files:${key}`);
}

interface Refused {
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
}

/** Answers with why not, as every procedure does. */
export function refuse(services: Services, { request, reply, error }: Refused): FastifyReply {
  const refusal = answerError(error);
  logError(services.log, { error: refusal, path: request.routeOptions.url, requestId: request.id });
  const { desk } = describeError(refusal, request.id);
  if (desk.retryAfterMs) reply.header("retry-after", retryAfterOf(desk.retryAfterMs));
  return reply.code(getHTTPStatusCodeFromError(refusal)).send(describeError(refusal, request.id));
}
