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

type InWorkspace = FastifyRequest<{ Params: { slug: string } }>;

/** Who reads, in the workspace of the path, by their session or token. @throws unauthenticated, forbidden, limited */
export async function readerOf(request: InWorkspace, services: Services, door: Door): Promise<Viewer> {
  return authorise(await callerOf(request, { services, door, rate: "read" }), "conversation:read");
}

/** Who hands over a file to be sent, likewise. @throws unauthenticated, forbidden, limited */
export async function senderOf(request: InWorkspace, services: Services, door: Door): Promise<Viewer> {
  return authorise(await callerOf(request, { services, door, rate: "write" }), "conversation:handle");
}

/** Who takes data out of the workspace, likewise. @throws unauthenticated, forbidden, limited */
export async function exporterOf(request: InWorkspace, services: Services, door: Door): Promise<Viewer> {
  return authorise(await callerOf(request, { services, door, rate: "read" }), "report:export");
}

async function callerOf(
  request: InWorkspace,
  { services, door, rate }: { services: Services; door: Door; rate: "read" | "write" },
): Promise<Caller> {
  const caller = await authenticate(services, {
    session: request.cookies[cookieName(services.baseUrl)] ?? null,
    authorization: request.headers.authorization ?? null,
    workspace: request.params.slug,
  });
  await spendFile(services, door, { request, caller, rate });
  return caller;
}

/** Who brings or fetches bytes for a bot, by the installation's key. @throws unauthenticated, limited */
export async function bearerOf(request: FastifyRequest, services: Services, door: Door): Promise<Caller> {
  const authorization = request.headers.authorization ?? null;
  const caller = await authenticate(services, { session: null, authorization, workspace: null });
  await spendFile(services, door, { request, caller, rate: "read" });
  return caller;
}

// Files have the rates of calls, and count apart from them: a thread of photos must not use up its reader's calls.
async function spendFile(
  { throttle }: Services,
  door: Door,
  { request, caller, rate }: { request: FastifyRequest; caller: Caller; rate: "read" | "write" },
): Promise<void> {
  const key = callerKey(caller, { ip: door.addressOf(request.raw), agent: null });
  await throttle.spend(caller.isInstallation ? "duty" : rate, `files:${key}`);
}

interface Refused {
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
  /** Instead of the one that procedures answer such an error with. */
  status?: number | undefined;
}

/** Answers with why not, as every procedure does. */
export function refuse(services: Services, { request, reply, error, status }: Refused): FastifyReply {
  const refusal = answerError(error);
  logError(services.log, { error: refusal, path: request.routeOptions.url, requestId: request.id });
  const { desk } = describeError(refusal, request.id);
  if (desk.retryAfterMs) reply.header("retry-after", retryAfterOf(desk.retryAfterMs));
  // A body that was given up midway would stand before the connection's next request, which nobody would read.
  if (request.raw.destroyed && !request.raw.complete) reply.header("connection", "close");
  return reply.code(status ?? getHTTPStatusCodeFromError(refusal)).send(describeError(refusal, request.id));
}
