import { EventEmitter, on } from "node:events";
import { createServer } from "node:http";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { Pool } from "pg";
import { WebSocketServer } from "ws";
import { z } from "zod";

// tRPC's own adapter with a subscription as its documentation writes one (https://trpc.io/docs/server/subscriptions):
// listen, then the rows since the last id, then what comes. Its cursor is the table's identity column.

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
// Its supervisor starts it again, and its clients resume: it never goes on half deaf.
const end = () => process.exit(1);
pool.on("error", end);

interface Row {
  id: number;
  data: unknown;
}
const emitter = new EventEmitter().setMaxListeners(0);
const t = initTRPC.create();
const router = t.router({
  onEvent: t.procedure.input(z.object({ lastEventId: z.string().nullish() }).optional()).subscription(async function* ({
    input,
    signal,
  }) {
    const coming = on(emitter, "event", signal ? { signal } : {});
    if (input?.lastEventId)
      for (const row of await rowsSince(Number(input.lastEventId))) yield tracked(String(row.id), row);
    for await (const [row] of coming as AsyncIterable<[Row]>) yield tracked(String(row.id), row);
  }),
});
export type StockRouter = typeof router;

async function rowsSince(id: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>("select id::integer, data from stock_event where id > $1 order by id", [id]);
  return rows;
}

const server = createServer();
const wss = new WebSocketServer({ server });
applyWSSHandler({ wss, router, keepAlive: { enabled: true, pingMs: 10_000, pongWaitMs: 5_000 } });
server.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });

try {
  const ear = await pool.connect();
  ear.on("error", end);
  ear.on("end", end);
  // A transaction's notification comes when it has committed, as an application's own `emit` after it would.
  ear.on("notification", ({ payload }) => emitter.emit("event", JSON.parse(payload ?? "null")));
  await ear.query("listen stock_event");
  process.stdout.write("The stock server listens.\n");
} catch {
  end();
}
