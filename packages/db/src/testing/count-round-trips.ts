import { Client } from "pg";

/**
 * How often this process asked a database and waited for the answer while `work` ran, whoever asked. What is sent while
 * an answer is still to come shares the wait for it.
 */
export async function countRoundTrips(work: () => Promise<unknown>): Promise<number> {
  const ask = Client.prototype.query;
  const awaited = new WeakMap<Client, number>();
  let count = 0;
  const move = (client: Client, by: 1 | -1) => awaited.set(client, (awaited.get(client) ?? 0) + by);
  Client.prototype.query = function counted(this: Client, ...asked: Parameters<typeof ask>) {
    if (!awaited.get(this)) count += 1;
    move(this, 1);
    const answer: unknown = Reflect.apply(ask, this, asked);
    const settled = () => move(this, -1);
    Promise.resolve(answer).then(settled, settled);
    return answer;
  } as typeof ask;
  try {
    await work();
    return count;
  } finally {
    Client.prototype.query = ask;
  }
}
