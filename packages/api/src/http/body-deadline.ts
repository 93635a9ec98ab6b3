import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Takes files, which may be long on a slow line. */
    takesFiles?: boolean;
  }
}

/** How long a whole request may take to arrive; a file of 50 MB gets through at half a megabit a second. */
export const longestRequestMs = 15 * 60_000;
const usualMs = 60_000;

/** Hangs up on whoever takes longer than a minute over a request, but for files (P9). */
export function limitBodies(app: FastifyInstance, withinMs = usualMs): void {
  app.addHook("onRequest", (request, _reply, done) => {
    if (!request.routeOptions.config.takesFiles) {
      const { raw } = request;
      const deadline = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, withinMs);
      deadline.unref();
      raw.once("close", () => clearTimeout(deadline));
    }
    done();
  });
}
