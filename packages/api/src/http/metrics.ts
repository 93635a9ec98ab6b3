import { dropReasons } from "@frontdesk/contract";
import { INSTALLATION } from "@frontdesk/db";
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { FinishedCall } from "../call.ts";
import { type Standing, takeStanding } from "../operations.ts";
import type { Services } from "../services.ts";
import { bearsToken } from "./bearer.ts";

/** What this node counts, and what it looks up when somebody asks. */
export interface Metrics {
  noteCall(call: FinishedCall): void;
  close(): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const prefix = "frontdesk_";

/** Serves `/metrics` in Prometheus' text format to who bears the token, and measures every request from now on. */
export function serveMetrics(app: FastifyInstance, services: Services, token: string): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix });
  const http = new Histogram({
    ...{
      registers,
      name: `${prefix}http_request_duration_seconds`,
      help: "Requests by route, from first to last byte",
    },
    ...{ labelNames: ["method", "route", "status"], buckets: seconds },
  });
  const procedure = new Histogram({
    ...{
      registers,
      name: `${prefix}procedure_duration_seconds`,
      help: "Calls by path and outcome, over HTTP or socket",
    },
    ...{ labelNames: ["path", "code"], buckets: seconds },
  });
  const gauges = createGauges(register);

  app.addHook("onResponse", async (request, reply) => {
    // A feed over HTTP lasts as long as its reader wants.
    if (String(reply.getHeader("content-type")).startsWith("text/event-stream")) return;
    const labels = { method: request.method, route: request.routeOptions.url ?? "none", status: reply.statusCode };
    http.observe(labels, reply.elapsedTime / 1_000);
  });
  app.get("/metrics", async (request, reply) => {
    if (!bearsToken(request.headers.authorization, token)) return reply.code(401).send({ error: "unauthenticated" });
    const standing = await takeStanding(services).catch(() => null);
    gauges.set(services, standing);
    return reply.type(register.contentType).send(await register.metrics());
  });

  return {
    noteCall: ({ path, code, ms }) => procedure.observe({ path, code }, ms / 1_000),
    close: () => register.clear(),
  };
}

function createGauges(register: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ registers: [register], name: `${prefix}${name}`, help, labelNames });
  const live = gauge(
    "live_connections",
    "Sockets and event streams of this node that follow a feed or may",
    "transport",
  );
  const liveByRole = gauge(
    "live_connections_by_role",
    "The same by preset role; other for scripts and a workspace's own roles",
    "role",
  );
  const oldestLive = gauge("live_connections_oldest_seconds", "Age of this node's oldest live connection");
  const dropped = gauge("live_connections_dropped", "Live connections this node has ended since it started", "why");
  const behind = gauge("feed_behind_events", "Events that this node's furthest connection has still to be told");
  const catchingUp = gauge("feed_catching_up", "Live connections of this node that have events still to be told");
  const perSecond = gauge("feed_events_per_second", "Events over the last ten seconds in the logs followed here");
  const nodes = gauge("nodes", "Nodes that were heard of lately, this one included");
  const up = gauge("database_up", "1 when the database answered just now");
  const pool = gauge("database_connections", "Connections of this node to the database", "state");
  const queue = gauge("database_calls_waiting", "Calls of this node that wait for a connection");
  const head = gauge("event_head", "The last numbers of all logs added up; its rate is the events per second");
  const outbox = gauge("outbox_messages", "Messages to be sent, or of unknown outcome, by state", "state");
  const failed = gauge("outbox_failed", "Messages that could not be sent and wait for a decision");
  const oldest = gauge("outbox_oldest_seconds", "Age of the oldest message that is still to be sent");
  const updates = gauge("updates_waiting", "Updates from Telegram that are stored and not applied yet");
  const oldestUpdate = gauge("updates_oldest_seconds", "Age of the oldest update that is not applied yet");
  const bots = gauge("bots", "Bots by state", "state");

  return {
    /** Without a standing the figures that come from the database are left out, not repeated. */
    set: ({ node, database }: Services, standing: Standing | null) => {
      const figures = node.figuresOf(INSTALLATION);
      for (const transport of ["ws", "sse"] as const) live.set({ transport }, figures.byTransport[transport]);
      liveByRole.reset();
      for (const { preset, connections } of figures.byRole) liveByRole.set({ role: preset ?? "other" }, connections);
      oldestLive.set(figures.oldestAt === null ? 0 : (Date.now() - Date.parse(figures.oldestAt)) / 1_000);
      for (const why of dropReasons) dropped.set({ why }, figures.dropped[why]);
      behind.set(figures.behind);
      catchingUp.set(figures.catchingUp);
      perSecond.set(figures.eventsPerSecond);
      up.set(standing ? 1 : 0);
      const { total, idle, waiting } = database.load;
      pool.set({ state: "busy" }, total - idle);
      pool.set({ state: "idle" }, idle);
      queue.set(waiting);
      for (const one of [head, outbox, failed, oldest, updates, oldestUpdate, bots, nodes]) one.reset();
      if (!standing) return;

      const ageOf = (since: Date | null | undefined) =>
        since ? (standing.now.getTime() - since.getTime()) / 1_000 : 0;
      const unsent = standing.outbox.filter(({ state }) => state !== "unknown").map(({ since }) => since.getTime());
      nodes.set(standing.nodes);
      failed.set(standing.failedSends);
      head.set(standing.eventHead);
      for (const state of ["queued", "leased", "sending", "unknown"])
        outbox.set({ state }, standing.outbox.find((row) => row.state === state)?.count ?? 0);
      oldest.set(unsent.length > 0 ? ageOf(new Date(Math.min(...unsent))) : 0);
      updates.set(standing.updates.count);
      oldestUpdate.set(ageOf(standing.updates.since));
      for (const { state } of standing.bots) bots.inc({ state });
    },
  };
}
