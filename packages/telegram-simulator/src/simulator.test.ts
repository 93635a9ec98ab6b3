import { expect, test } from "vitest";
import { startSimulator } from "./simulator.ts";

test("a person writes, the bot answers", async () => {
  await using simulator = await startSimulator();
  const { control, url } = simulator;
  const bot = await control.createBot({ username: "desk_bot", name: "Desk" });
  const anna = await control.createPerson({ firstName: "Anna" });
  const side = { personId: anna.id, botId: bot.id };

  await control.start(side);
  const answer = await fetch(`${url}/bot${bot.token}/sendMessage`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: anna.id, text: "Hello <b>you</b>", parse_mode: "HTML" }),
  });

  expect(await answer.json()).toMatchObject({ ok: true, result: { text: "Hello you" } });
  expect(await (await fetch(`${url}/bot${bot.token}/getUpdates`)).json()).toMatchObject({
    ok: true,
    result: [{ message: { text: "/start" } }],
  });
  expect((await control.transcript(side)).messages.map((m) => m.text)).toEqual(["/start", "Hello you"]);
  expect(await control.ledger({ method: "sendMessage" })).toMatchObject([{ accepted: true, messageId: 2 }]);
});
