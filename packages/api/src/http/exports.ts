import { Readable } from "node:stream";
import { askStatistics } from "@frontdesk/contract/inputs";
import type { FastifyInstance } from "fastify";
import { DeskError } from "../desk-error.ts";
import { exportConversations } from "../features/statistics/index.ts";
import type { Services } from "../services.ts";
import { dispositionOf } from "./content-disposition.ts";
import type { Door } from "./door.ts";
import { exporterOf, refuse } from "./file-route.ts";

/** Gives what is exported, as files that are written while they are read. */
export function giveExports(app: FastifyInstance, services: Services, door: Door): void {
  app.get<{ Params: { slug: string } }>(
    "/w/:slug/reports/conversations.csv",
    { onRequest: door.check },
    async (request, reply) => {
      try {
        const viewer = await exporterOf(request, services, door);
        const { data: input } = askStatistics.safeParse(request.query);
        if (!input) throw new DeskError("invalid", "bad_input");
        const agent = request.headers["user-agent"]?.slice(0, 200) ?? null;
        const origin = { ip: door.addressOf(request.raw), agent };
        const lines = await exportConversations({ services, viewer, input, origin });
        const name = `conversations-${input.from}-${input.to}.csv`;
        return await reply
          .headers({
            "content-type": "text/csv; charset=utf-8",
            "content-disposition": dispositionOf("attachment", name),
            "cache-control": "no-store",
          })
          .send(Readable.from(lines));
      } catch (error) {
        return refuse(services, { request, reply, error });
      }
    },
  );
}
