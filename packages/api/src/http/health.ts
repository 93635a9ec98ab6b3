import type { FastifyInstance } from "fastify";
import { areBotsWell } from "../operations.ts";
import type { Services } from "../services.ts";
import type { Places } from "./places.ts";

/** How old an answer about the files' room may be: the question is free, and costs a write. */
const probedMs = 2_000;

/**
 * `/health`: the process lives. `/ready`: it can serve, is not about to stop, and there is room to keep what it is given;
 * also how the bots are. A server listens once its migrations have run, so it needn't be asked for them.
 */
export function serveHealth(app: FastifyInstance, services: Services, places: Places): void {
  const look = async () => {
    const [answers, noRoom] = await Promise.all([
      succeeds(services.database.ping()),
      services.storage.trouble({ withinMs: probedMs }),
    ]);
    // Asked only of a database that answers: this may take as long as any statement.
    const bots = answers ? await areBotsWell(services).catch(() => null) : null;
    const trouble = troubleOf({ answers: bots !== null, isFull: services.database.isFull, hasRoom: noRoom === null });
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

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
