import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CallContext } from "../call.ts";
import { DeskError } from "../desk-error.ts";
import type { AppRouter } from "../router.ts";
import type { Services } from "../services.ts";
import { cookieName, sessionCookie } from "./cookie.ts";
import { type Door, retryAfterOf } from "./door.ts";
import { LiveConnection } from "./live-connection.ts";
import { logError } from "./log-error.ts";

const batchMax = 10;
/** When a full server may have a place again. */
const fullForMs = 5_000;

interface ProcedureOptions {
  door: Door;
  router: AppRouter;
  finished: CallContext["finished"];
}

/** Serves queries, mutations and, as event streams, subscriptions under /trpc (R11). */
export function serveProcedures(
  app: FastifyInstance,
  services: Services,
  { door, router, finished }: ProcedureOptions,
): void {
  app.route<{ Params: { "*": string } }>({
    method: ["GET", "POST"],
    url: "/trpc/*",
    onRequest: async (request, reply) => {
      if (!isAllowed(request)) return reply.code(403).send({ error: "foreign_origin" });
      if (door.places.isFull && opensStream(request))
        return reply.code(503).header("retry-after", retryAfterOf(fullForMs)).send({ error: "unavailable" });
      return door.check(request, reply);
    },
    handler: (req, res) =>
      fastifyRequestHandler({
        router,
        req,
        res,
        path: req.params["*"],
        maxBatchSize: batchMax,
        createContext: () => ({ ...contextOf(services, door, req, res), finished }),
        responseMeta: ({ errors }) => ({ headers: waitOf(errors) }),
        onError: ({ error, path }) => logError(services.log, { error, path, requestId: req.id }),
      }),
  });
}

// F7: a cross-site page can send forms, never this header or, in a browser, a same-origin Sec-Fetch-Site.
function isAllowed(request: FastifyRequest): boolean {
  if (request.headers["x-frontdesk"] !== undefined) return true;
  return request.method === "GET" && request.headers["sec-fetch-site"] === "same-origin";
}

function opensStream({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes("text/event-stream") === true;
}

// B20: what the refusals of a batch say in the body, the longest wait of them as a header.
function waitOf(errors: readonly { cause?: unknown }[]): Record<string, string> {
  const waits = errors.map(({ cause }) => (cause instanceof DeskError ? cause.details.retryAfterMs : undefined) ?? 0);
  const longestMs = Math.max(0, ...waits);
  return longestMs > 0 ? { "retry-after": retryAfterOf(longestMs) } : {};
}

function contextOf(
  services: Services,
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
): Omit<CallContext, "finished"> {
  const query = request.query as { workspace?: string };
  const named = request.headers["x-workspace"] ?? query.workspace;
  const credentials = {
    session: request.cookies[cookieName(services.baseUrl)] ?? null,
    authorization: request.headers.authorization ?? null,
    workspace: typeof named === "string" ? named : null,
  };
  const connection = new LiveConnection(services, credentials, {
    transport: "sse",
    bufferedBytes: () => reply.raw.writableLength,
    close: () => reply.raw.end(),
  });
  let leavePlace: (() => void) | null = null;
  reply.raw.once("close", () => {
    leavePlace?.();
    connection.leave();
  });
  let caller: Promise<Awaited<ReturnType<LiveConnection["authenticate"]>>> | null = null;
  return {
    services,
    requestId: request.id,
    origin: { ip: door.addressOf(request.raw), agent: request.headers["user-agent"]?.slice(0, 200) ?? null },
    // One request is one moment: the calls of a batch share the answer.
    authenticate: () => {
      caller ??= connection.authenticate();
      return caller;
    },
    cookie: sessionCookie(reply, services.baseUrl),
    receive: async () => {
      // One answer is one place, however many feeds it carries.
      leavePlace ??= door.places.take();
      if (!leavePlace) throw new DeskError("unavailable", null, { retryAfterMs: fullForMs });
      return connection.receive();
    },
  };
}
