import type { FastifyInstance } from "fastify";
import { areBotsWell } from "../operations.ts";
import type { Services } from "../services.ts";
import type { Places } from "./places.ts";

/** How long an answer about the files' room is good for, in milliseconds: the question is free, and costs a write. */
const probedMs = 2_000;

/**
 * `/health`: the process lives. `/ready`: it can serve, is not about to stop, and there is room to keep what it is given;
 * also how the bots are. A server listens once its migrations have run, so it needn't be asked for them.
 */
export function serveHealth(app: FastifyInstance, services: Services, places: Places): void {
  const hasRoomForFiles = probing(services);
  const look = async () => {
    const [answers, hasRoom] = await Promise.all([succeeds(services.database.ping()), hasRoomForFiles()]);
    // Asked only of a database that answers: this may take as long as any statement.
    const bots = answers ? await areBotsWell(services).catch(() => null) : null;
    const trouble = troubleOf({ answers: bots !== null, isFull: services.database.isFull, hasRoom });
    return { trouble, bots: bots ? "working" : "in trouble" };
  };
  // Anybody may ask, so that all who ask at once are one question to the database.
  let looking: ReturnType<typeof look> | null = null;
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    // R12: a balancer is to send nobody here any more, although who comes is still served.
    if (places.isClosed) return reply.code(503).send({ status: "stopping" });
    looking ??= look().finally(() => {
      looking = null;
    });
    const { trouble, bots } = await looking;
    return trouble ? reply.code(503).send({ status: trouble }) : { status: "ready", bots };
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
