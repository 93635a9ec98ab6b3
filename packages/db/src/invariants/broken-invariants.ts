import { Client } from "pg";
import { invariants } from "./invariants.ts";

/**
 * The violations of what must hold in any database of the desk, a sentence each with the rule's number; none in a sound
 * one. `atRest`: also of what holds only once nothing is under way. @throws where the login may not read all rows
 */
export async function brokenInvariants(url: string, { atRest = false } = {}): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // A login that row security holds back would find every database sound.
    await client.query("begin transaction isolation level repeatable read read only; set local row_security = off");
    const broken: string[] = [];
    for (const { id, holds, violations } of invariants) {
      if (holds === "at rest" && !atRest) continue;
      const { rows } = await client.query<{ it: string }>(violations);
      broken.push(...rows.map(({ it }) => `${id}: ${it}`));
    }
    return broken;
  } finally {
    await client.end();
  }
}
