import type { FastifyInstance } from "fastify";
import type { FinishedCall } from "../call.ts";
import { type InstallationReport, reportInstallation } from "../operations.ts";
import type { Services } from "../services.ts";
import { bearsToken } from "./bearer.ts";

/** Failures of ours that are remembered; a caller was given the same reference. */
interface Failure {
  at: string;
  path: string;
  requestId: string;
}

export type Report = InstallationReport & { failures: readonly Failure[]; liveConnections: number };

const remembered = 20;

/**
 * Serves `/report`, which `doctor` reads: the installation's health, to who has its key or the metrics token. Returns
 * what is to hear of each call.
 */
export function serveReport(app: FastifyInstance, services: Services, metricsToken: string | undefined) {
  const failures: Failure[] = [];

  app.get("/report", async (request, reply) => {
    const { authorization } = request.headers;
    const mayRead =
      bearsToken(authorization?.replace(/^Installation /, "Bearer "), services.installationKey) ||
      (metricsToken !== undefined && bearsToken(authorization, metricsToken));
    if (!mayRead) return reply.code(401).send({ error: "unauthenticated" });
    const liveConnections = [...services.registry.connections()].length;
    const report: Report = { ...(await reportInstallation(services)), failures, liveConnections };
    return reply.send(report);
  });

  return ({ code, path, requestId }: FinishedCall) => {
    if (code !== "unavailable") return;
    failures.unshift({ at: new Date().toISOString(), path, requestId });
    failures.length = Math.min(failures.length, remembered);
  };
}
