import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";

/** `/health`: the process lives. `/ready`: it can serve, the database included. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    try {
      await services.database.ping();
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "database unavailable" });
    }
  });
}
