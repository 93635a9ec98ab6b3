import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { type Delivered, type Judgement, judgeDeliveries } from "../../../invariants/deliveries.ts";
import { eventually, NotYet } from "../../eventually.ts";
import type { Fleet } from "../../fleet.ts";
import { freePort } from "../../free-port.ts";
import { type ChaosProxy, startProxy } from "../../proxy.ts";
import { Victim } from "../../victim.ts";
import type { StockRouter } from "./main.ts";

/** tRPC's stock subscription with an identity column as its cursor, which is told the same events by the same transactions. */
export interface Stock extends AsyncDisposable {
  /** What a transaction does for it. */
  statement: string;
  front: ChaosProxy;
  kill(): Promise<void>;
  /** What its clients heard of what was committed, once nothing more comes. */
  judgement(): Promise<Judgement>;
}

const schema = `create table stock_event (id bigint generated always as identity primary key, data jsonb not null);
  create function tell_stock() returns trigger language plpgsql as $$ begin
    perform pg_notify('stock_event', json_build_object('id', new.id, 'data', new.data)::text);
    return null;
  end $$;
  create trigger tell_stock after insert on stock_event for each row execute function tell_stock()`;

/** Starts its server on the fleet's database, and lets clients subscribe. Resolves once each of them has heard an event. */
export async function startStock({ database }: Fleet, clients: number): Promise<Stock> {
  await using starting = new AsyncDisposableStack();
  await database.ask(schema);
  const port = await freePort();
  const server = starting.use(
    new Victim({
      name: "stock server",
      args: ["apps/bench/src/chaos/feed/stock/main.ts"],
      env: { DATABASE_URL: database.adminUrl(), PORT: String(port) },
      sign: "The stock server listens.",
    }),
  );
  await server.atWork();
  const front = starting.use(await startProxy(() => port));
  const listeners = Array.from({ length: clients }, (_, number) => subscribe(front, `stock client ${number}`));
  starting.defer(() => Promise.all(listeners.map((listener) => listener.close())).then(() => undefined));
  await eventually("every stock client listens", async () => {
    await database.ask("insert into stock_event (data) values ('{}')");
    return listeners.every(({ seqs }) => seqs.length > 0);
  });
  const [first] = await database.ask<{ id: number }>("select max(id)::integer as id from stock_event");
  const from = first?.id ?? 0;
  const stack = starting.move();
  return {
    statement: "insert into stock_event (data) select value from jsonb_array_elements($1::jsonb)",
    front,
    kill: () => server.kill(),
    judgement: async () => {
      await server.atWork();
      const count = () => listeners.reduce((sum, { seqs }) => sum + seqs.length, 0);
      // Nobody can tell when it has told everything: it is done when a last event has come to all.
      const [last] = await database.ask<{ id: number }>(
        "insert into stock_event (data) values ('{}') returning id::integer",
      );
      await eventually("the stock clients hear the last event", async () => {
        await database.ask("insert into stock_event (data) values ('{}')");
        return listeners.every(({ seqs }) => (seqs.at(-1) ?? 0) > (last?.id ?? 0)) || new NotYet(String(count()));
      });
      const log = await database.ask<{ seq: number }>(
        "select id::integer as seq from stock_event where id > $1 and id < $2 order by id",
        [from, last?.id],
      );
      const end = last?.id ?? 0;
      const clientsToldOf = listeners.map(({ who, seqs }): Delivered<{ seq: number }> => {
        return { who, from, seqs: seqs.filter((id) => id > from && id < end), sees: () => true };
      });
      return judgeDeliveries(clientsToldOf, log);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** tRPC's own client with its own reconnection, which resumes from the last id it was told. */
function subscribe(front: ChaosProxy, who: string) {
  const seqs: number[] = [];
  const socket = createWSClient({
    url: `ws://127.0.0.1:${front.port}`,
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
  });
  const client = createTRPCClient<StockRouter>({ links: [wsLink({ client: socket })] });
  client.onEvent.subscribe({}, { onData: ({ data }) => void seqs.push(data.id), onError: () => undefined });
  return { who, seqs, close: () => socket.close() };
}
