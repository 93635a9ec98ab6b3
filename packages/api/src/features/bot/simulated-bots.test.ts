import { createServer } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { refusal, testDesk } from "../../testing/index.ts";
import { listSimulatedBots } from "./simulated-bots.ts";

async function openSimulator(body: string): Promise<string> {
  const server = createServer((request, response) => {
    const isAct = request.method === "POST" && request.url === "/control/bots";
    response.writeHead(isAct ? 200 : 404).end(isAct ? body : "{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

it("tells which bots the simulator plays", async () => {
  const bot = { token: `1:${"A".repeat(35)}`, username: "demo_bot", name: "Demo" };
  const url = await openSimulator(JSON.stringify({ result: [{ ...bot, pendingUpdates: 0 }] }));

  expect(await listSimulatedBots(url)).toEqual([bot]);
});

it("finds none where no simulator runs, and says so where one gives no answer", async () => {
  expect(await listSimulatedBots(null)).toEqual([]);
  const unavailable = { code: "unavailable", reason: "telegram_unreachable" };
  await expect(listSimulatedBots(await openSimulator("nonsense"))).rejects.toMatchObject(unavailable);
});

it("is told to those who connect bots alone", async () => {
  await using desk = await testDesk();
  const operator = await desk.as("operator");

  await expect(operator.bot.simulated.query()).rejects.toMatchObject(refusal("forbidden"));
});
