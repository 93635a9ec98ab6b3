import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import { closeCodes } from "@frontdesk/contract";
import Fastify, { type FastifyInstance } from "fastify";
import type { WebSocketServer } from "ws";
import type { FinishedCall } from "../call.ts";
import { type ProcessRole, processRoles } from "../process-roles.ts";
import { type AppRouter, appRouter } from "../router.ts";
import type { Services } from "../services.ts";
import { startWorker } from "../worker.ts";
import { type AddressLimits, addressLimits } from "./address-limits.ts";
import { limitBodies, longestRequestMs } from "./body-deadline.ts";
import { takeFiles } from "./bot-files.ts";
import { createDoor, type Door } from "./door.ts";
import { giveExports } from "./exports.ts";
import { sendAwayInWaves } from "./farewell.ts";
import { serveFiles } from "./files.ts";
import { serveHealth } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { isOurs } from "./origin.ts";
import { serveReport } from "./report.ts";
import { watchSilentConnections } from "./silent-connections.ts";
import { serveProcedures } from "./trpc-route.ts";
import { serveSockets } from "./upgrade.ts";
import { giveFiles, takeUploads } from "./uploads.ts";
import { serveWeb } from "./web.ts";
import { takeWebhooks } from "./webhook.ts";

interface ServerOptions {
  services: Services;
  /** The folder of the built web app. */
  webRoot: string;
  maxSockets: number;
  /** Whether the one proxy before this server tells who calls. */
  trustProxy: boolean;
  /** What opens `/metrics`; without one there is no such page. */
  metricsToken?: string | undefined;
  /** What one address may do; as much as `addressLimits` says unless told otherwise. */
  limits?: AddressLimits | undefined;
  /** How long a socket may take to say who it is; five seconds unless told otherwise. */
  introductionMs?: number;
  /** What it is there for; everything unless told otherwise. Health and metrics are told in any case. */
  roles?: readonly ProcessRole[] | undefined;
}

/** The desk's one public port: procedures, sockets, files, health and the web app. */
export interface DeskServer {
  /** Resolves with the port that was taken. */
  listen(address: { host: string; port: number }): Promise<number>;
  /** R12: tells clients in waves to come back, finishes what is under way, and lets go of the port; 8 s at most. */
  close(): Promise<void>;
}

const router: AppRouter = appRouter;
const goodbyeMs = 500;
/** R12: how long what is under way may take to finish. */
const finishMs = 4_000;
const idleEveryMs = 50;

export async function createServer(options: ServerOptions): Promise<DeskServer> {
  const { services, maxSockets, trustProxy, limits = addressLimits } = options;
  const door = createDoor({ services, trustProxy, maxSockets, limits });
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID().slice(0, 13),
    bodyLimit: 1024 * 1024,
    forceCloseConnections: "idle",
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: longestRequestMs },
  });
  const closeSilent = watchSilentConnections(app.server);
  limitBodies(app);
  await protect(app, services);
  serveHealth(app, services, door.places);
  const metrics = await measured(app, options);
  serveReport(app, services, options.metricsToken);
  const finished = (call: FinishedCall) => {
    services.botWatch.logOfWorkspace(call.workspaceId).debug(call, "call");
    metrics?.noteCall(call);
    services.failures.note(call);
  };
  const has = new Set(options.roles ?? processRoles);
  const sockets = has.has("web") ? await serveDesk(app, options, { door, finished }) : null;
  const stopWorker = has.has("worker") ? startWorker(services) : null;

  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      const address = app.server.address();
      return typeof address === "object" && address ? address.port : port;
    },
    close: async () => {
      const stopped = stopWorker?.();
      door.places.close();
      const connections = [...services.registry.connections()];
      await sendAwayInWaves(connections.map((connection) => (afterMs) => connection.sendAway(afterMs)));
      if (sockets) await closeSockets(sockets);
      await finish(app, closeSilent);
      await stopped;
      metrics?.close();
    },
  };
}

interface Entrance {
  door: Door;
  finished(call: FinishedCall): void;
}

/** Opens what browsers, bots and scripts call. */
async function serveDesk(app: FastifyInstance, options: ServerOptions, { door, finished }: Entrance) {
  const { services, webRoot, introductionMs } = options;
  serveProcedures(app, services, { door, router, finished });
  serveFiles(app, services, door);
  await takeFiles(app, services, door);
  giveFiles(app, services, door);
  giveExports(app, services, door);
  await takeUploads(app, services, door);
  await takeWebhooks(app, services, door);
  await serveWeb(app, webRoot);
  return serveSockets(app, services, { door, router, finished, introductionMs });
}

async function measured(app: FastifyInstance, { services, metricsToken }: ServerOptions): Promise<Metrics | null> {
  if (!metricsToken) return null;
  // Loaded late: most trials are never measured.
  const { serveMetrics } = await import("./metrics.ts");
  return serveMetrics(app, services, metricsToken);
}

async function protect(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(helmet, {
    hsts: services.baseUrl?.protocol === "https:",
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        // A voice message is listened to before it is sent.
        "media-src": ["'self'", "blob:"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
      },
    },
  });
  await app.register(cookie);
  app.addHook("onResponse", async (request, reply) => {
    // The route and not the address: links to join hold a secret, and queries hold what was asked.
    const { method, routeOptions } = request;
    const answer = { requestId: request.id, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    services.log.debug({ method, route: routeOptions.url ?? "none", ...answer }, "request");
  });
  app.addHook("onRequest", async (request, reply) => {
    if (!isOurs(request.headers, services)) return reply.code(403).send({ error: "foreign_origin" });
  });
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) services.log.error({ requestId: request.id, err: error }, "a request failed");
    return reply.code(status).send({ error: status === 413 ? "too_large" : "bad_request", requestId: request.id });
  });
}

// Those that had not said who they are yet; and those that were told and do not go.
async function closeSockets(sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.close(closeCodes.restarting);
  const deadline = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, goodbyeMs);
  await new Promise<void>((resolve) => sockets.close(() => resolve()));
  clearTimeout(deadline);
}

// A connection that falls idle after Node has looked once would keep the server for a minute.
async function finish(app: FastifyInstance, closeSilent: () => void): Promise<void> {
  const idle = setInterval(() => {
    app.server.closeIdleConnections();
    closeSilent();
  }, idleEveryMs);
  const deadline = setTimeout(() => app.server.closeAllConnections(), finishMs);
  await app.close();
  clearInterval(idle);
  clearTimeout(deadline);
}
