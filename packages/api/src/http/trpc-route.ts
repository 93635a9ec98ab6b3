import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CallContext } from "../call.ts";
import type { AppRouter } from "../router.ts";
import type { Services } from "../services.ts";
import { cookieName, sessionCookie } from "./cookie.ts";
import { LiveConnection } from "./live-connection.ts";
import { logError } from "./log-error.ts";

const batchMax = 10;

interface ProcedureOptions {
  router: AppRouter;
  finished: CallContext["finished"];
}

/** Serves queries, mutations and, as event streams, subscriptions under /trpc (R11). */
export function serveProcedures(
  app: FastifyInstance,
  services: Services,
  { router, finished }: ProcedureOptions,
): void {
  app.route<{ Params: { "*": string } }>({
    method: ["GET", "POST"],
    url: "/trpc/*",
    onRequest: async (request, reply) => {
      if (!isAllowed(request)) return reply.code(403).send({ error: "foreign_origin" });
    },
    handler: (req, res) =>
      fastifyRequestHandler({
        router,
        req,
        res,
        path: req.params["*"],
        maxBatchSize: batchMax,
        createContext: () => ({ ...contextOf(services, req, res), finished }),
        onError: ({ error, path }) => logError(services.log, { error, path, requestId: req.id }),
      }),
  });
}

// F7: a cross-site page can send forms, never this header or, in a browser, a same-origin Sec-Fetch-Site.
function isAllowed(request: FastifyRequest): boolean {
  if (request.headers["x-frontdesk"] !== undefined) return true;
  return request.method === "GET" && request.headers["sec-fetch-site"] === "same-origin";
}

function contextOf(services: Services, request: FastifyRequest, reply: FastifyReply): Omit<CallContext, "finished"> {
  const query = request.query as { workspace?: string };
  const named = request.headers["x-workspace"] ?? query.workspace;
  const credentials = {
    session: request.cookies[cookieName(services.baseUrl)] ?? null,
    authorization: request.headers.authorization ?? null,
    workspace: typeof named === "string" ? named : null,
  };
  const connection = new LiveConnection(services, credentials, {
    bufferedBytes: () => reply.raw.writableLength,
    close: () => reply.raw.end(),
  });
  reply.raw.once("close", () => connection.leave());
  let caller: Promise<Awaited<ReturnType<LiveConnection["authenticate"]>>> | null = null;
  return {
    services,
    requestId: request.id,
    origin: { ip: request.ip, agent: request.headers["user-agent"]?.slice(0, 200) ?? null },
    // One request is one moment: the calls of a batch share the answer.
    authenticate: () => {
      caller ??= connection.authenticate();
      return caller;
    },
    cookie: sessionCookie(reply, services.baseUrl),
    receive: () => connection.receive(),
  };
}
