import type { FailedCall } from "@frontdesk/contract";
import type { FastifyInstance } from "fastify";
import { type InstallationReport, reportInstallation } from "../operations.ts";
import type { Services } from "../services.ts";
import { bearsToken } from "./bearer.ts";

export type Report = InstallationReport & { failures: FailedCall[]; liveConnections: number };

/** Serves `/report`, which `doctor` reads: the installation's health, to who has its key or the metrics token. */
export function serveReport(app: FastifyInstance, services: Services, metricsToken: string | undefined): void {
  app.get("/report", async (request, reply) => {
    const { authorization } = request.headers;
    const mayRead =
      bearsToken(authorization?.replace(/^Installation /, "Bearer "), services.installationKey) ||
      (metricsToken !== undefined && bearsToken(authorization, metricsToken));
    if (!mayRead) return reply.code(401).send({ error: "unauthenticated" });
    const liveConnections = [...services.registry.connections()].length;
    const report: Report = {
      ...(await reportInstallation(services)),
      failures: services.failures.list(),
      liveConnections,
    };
    return reply.send(report);
  });
}
