import { Client } from "pg";

/** How often this process asked a database and waited for the answer while `work` ran, whoever asked. */
export async function countRoundTrips(work: () => Promise<unknown>): Promise<number> {
  const ask = Client.prototype.query;
  let count = 0;
  Client.prototype.query = function counted(this: Client, ...asked: Parameters<typeof ask>) {
    count += 1;
    return Reflect.apply(ask, this, asked);
  } as typeof ask;
  try {
    await work();
    return count;
  } finally {
    Client.prototype.query = ask;
  }
}
