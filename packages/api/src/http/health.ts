import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";

/** How long an answer about the files' room is good for, in milliseconds: the question is free, and costs a write. */
const probedMs = 2_000;

/** `/health`: the process lives. `/ready`: it can serve, and there is room to keep what it is given. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  const hasRoomForFiles = probing(services);
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    const [answers, hasRoom] = await Promise.all([succeeds(services.database.ping()), hasRoomForFiles()]);
    const status = troubleOf({ answers, isFull: services.database.isFull, hasRoom });
    return status ? reply.code(503).send({ status }) : { status: "ready" };
  });
}

function troubleOf({ answers, isFull, hasRoom }: Record<"answers" | "isFull" | "hasRoom", boolean>): string | null {
  if (!answers) return "database unavailable";
  if (isFull) return "no room left for the database";
  return hasRoom ? null : "no room left for files";
}

function probing({ files }: Pick<Services, "files">): () => Promise<boolean> {
  let [probedAt, answer] = [Number.NEGATIVE_INFINITY, Promise.resolve(true)];
  return () => {
    if (performance.now() - probedAt > probedMs) [probedAt, answer] = [performance.now(), succeeds(files.probe())];
    return answer;
  };
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
