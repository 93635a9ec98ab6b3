import { expect, it } from "vitest";
import { stopInOrder } from "./stop-order.mjs";
import { Supervised } from "./supervise.mjs";

it("stops bot, server, simulator and database one after another, whoever started first", async () => {
  /** @type {string[]} */
  const ended = [];
  const running = new Map();
  for (const name of ["database", "simulator", "server", "bot"]) running.set(name, await fixture(name, ended));

  await stopInOrder(running);

  expect(ended).toEqual(["bot", "server", "simulator", "database"]);
});

it("gives each what is left of ten seconds", async () => {
  /** @type {[string, number][]} */
  const graces = [];
  const stub = (/** @type {string} */ name) => ({
    stop: async (/** @type {number} */ ms) => void graces.push([name, ms]),
  });

  await stopInOrder(new Map(["database", "bot"].map((name) => [name, stub(name)])));

  expect(graces).toEqual([
    ["bot", expect.closeTo(2_000, -2)],
    ["database", expect.closeTo(9_500, -2)],
  ]);
});

/**
 * @param {string} name
 * @param {string[]} ended
 * @returns {Promise<Supervised>} once it runs
 */
function fixture(name, ended) {
  const script =
    "process.on('SIGTERM', () => { console.log('bye'); setTimeout(() => process.exit(), 50) }); console.log('up'); setInterval(() => {}, 1e3)";
  return new Promise((resolve) => {
    const process = new Supervised({
      name,
      args: ["-e", script],
      env: () => ({}),
      onLine: (line) => (line === "bye" ? ended.push(name) : resolve(process)),
    });
  });
}
