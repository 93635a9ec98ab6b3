import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { choosePort, isFree, nextFreePort } from "./ports.mjs";

const host = "127.0.0.1";

it("finds the next free port", async () => {
  await using taken = await listener();

  const next = await nextFreePort({ from: taken.port, host });

  expect(next).toBeGreaterThan(taken.port);
  expect(await isFree(next, host)).toBe(true);
});

it("takes the port that was asked for by name when it is free", async () => {
  const free = await nextFreePort({ from: 43_210, host });

  expect(await choosePort({ asked: free, host })).toBe(free);
});

it("refuses the port that was asked for by name when it is taken, in one sentence", async () => {
  await using taken = await listener();

  await expect(choosePort({ asked: taken.port, host })).rejects.toThrow(
    `Port ${taken.port} is taken: choose another with PORT, or leave PORT out to get the next free one.`,
  );
});

async function listener() {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}
