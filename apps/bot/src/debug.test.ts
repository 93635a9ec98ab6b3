import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { answer, textsOf } from "./testing/thread.ts";

interface Line {
  level: number;
  msg: string;
  [field: string]: unknown;
}

const debugLevel = 20;
const lines: Line[] = [];
let road: Road;
beforeAll(async () => {
  road = await openRoad({ logTo: { write: (line) => lines.push(JSON.parse(line) as Line) } });
});
afterAll(() => road[Symbol.asyncDispose]());

const said = (msg: string) => lines.filter((line) => line.msg === msg);
const debugged = () => lines.filter(({ level }) => level <= debugLevel);
const setDebug = (minutes: number) => road.owner.bot.debug.mutate(withOpId({ botId: road.botId, minutes }));

test("[C30] every step of a bot is logged for as long as somebody asked, by server and bot, without words or secrets", async () => {
  const person = await road.person("Anna");
  await road.telegram.start(person.side);
  await expect.poll(() => textsOf(road, "Anna")).toEqual(["/start"]);
  expect(debugged()).toEqual([]);

  const { debugUntil } = await setDebug(5);
  expect(Date.parse(debugUntil ?? "") - Date.now()).toBeGreaterThan(4 * 60_000);
  await expect.poll(() => said("every step is logged for a while")).toHaveLength(1);
  await road.telegram.sendText({ ...person.side, text: "private words" });
  await expect.poll(() => said("an update was applied").length, { timeout: 5_000 }).toBeGreaterThan(0);

  expect(said("an update was delivered").at(-1)).toMatchObject({
    botId: road.botId,
    kind: "message",
    shape: { message: { text: "<13 characters>", chat: { id: person.id } } },
  });
  expect(said("duty").map(({ path }) => path)).toContain("telegram.applyMessage");
  expect(said("updates were fetched")).not.toEqual([]);
  const everything = JSON.stringify(lines);
  for (const secret of [
    "private words",
    road.bot.token,
    road.bot.token.split(":")[1] ?? "",
    road.desk.services.installationKey,
  ])
    expect(everything).not.toContain(secret);
});

test("[C30] it ends by itself, and at once when somebody says so", async () => {
  await setDebug(0);
  await expect.poll(async () => (await road.desk.installation().telegram.bots.query())[0]?.debugMs).toBe(0);
  // Whatever was under way has said its last word once the bot has been heard about something else.
  const reply = await answer(road, "Anna", "heard");
  await expect.poll(reply.now).toMatchObject({ state: "sent" });
  expect(await quietly()).toEqual([]);

  await setDebug(1);
  await expect.poll(() => debugged().length).toBeGreaterThan(0);
  await road.desk.build.moveClock(61);
  // Any change lets every node look at the time that is left.
  await road.owner.bot.check.mutate(withOpId({ botId: road.botId }));
  await expect.poll(quietly).toEqual([]);
});

test("[B19] every send has a line with ids, and none with its words", async () => {
  const reply = await answer(road, "Anna", "private answer");
  await expect.poll(reply.now).toMatchObject({ state: "sent" });

  expect(said("a send was settled").at(-1)).toMatchObject({
    botId: road.botId,
    outboxId: expect.any(String),
    outcome: "sent",
  });
  expect(JSON.stringify(lines)).not.toContain("private answer");
});

/** What is logged of one more message on its way. */
async function quietly() {
  lines.length = 0;
  const reply = await answer(road, "Anna", "later");
  await expect.poll(reply.now).toMatchObject({ state: "sent" });
  return debugged();
}
