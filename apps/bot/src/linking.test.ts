import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { textsOf } from "./testing/thread.ts";

let road: Road;

beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

const patience = { timeout: 20_000 };
type Side = { personId: number; botId: number };

const heard = async (side: Side) =>
  (await road.telegram.transcript(side)).messages.filter(({ from }) => from === "bot");
const lastHeard = async (side: Side) => (await heard(side)).at(-1)?.text ?? "";
const stateOf = async (member: Road["owner"]) => (await member.telegramLink.mine.query()).data?.state;

async function press(side: Side, text: string) {
  const messageId = (await heard(side)).at(-1)?.messageId ?? 0;
  await road.telegram.pressButton({ ...side, messageId, button: { text } });
}

/** Has a member linked to a person by the link that the page shows. */
async function link(member: Road["owner"], side: Side) {
  const { url } = await member.telegramLink.issue.mutate(withOpId({}));
  await road.telegram.start({ ...side, payload: url.split("start=")[1] ?? "" });
  await expect.poll(() => lastHeard(side), patience).toMatch(/^Link this Telegram account to/);
  await press(side, "Yes, link it");
  await expect.poll(() => lastHeard(side), patience).toMatch(/^Linked/);
}

test("[E8] Start by the link, and a yes, link the member; the question turns into what came of it, and no conversation opens", async () => {
  const { side } = await road.person("Anna");
  await link(road.owner, side);

  expect(await stateOf(road.owner)).toBe("linked");
  expect(await heard(side)).toHaveLength(1);
  await road.telegram.awaitCalls({ method: "answerCallbackQuery", accepted: true });
  await road.telegram.start(side);
  await expect.poll(() => lastHeard(side), patience).toMatch(/^Here you are/);
  expect(await textsOf(road, "Anna")).toBeUndefined();

  await road.telegram.sendText({ ...side, text: "Does this work?" });
  await expect.poll(() => textsOf(road, "Anna"), patience).toEqual(["Does this work?"]);
});

test("[E8] a wrong code is said to be so; a command of a customer, or one that is forwarded, is a message", async () => {
  const { side } = await road.person("Boris");
  await road.telegram.start({ ...side, payload: "link_nonsense" });
  await expect.poll(() => lastHeard(side), patience).toMatch(/not valid/);
  expect(await textsOf(road, "Boris")).toBeUndefined();

  await road.telegram.sendText({ ...side, text: "/unlink" });
  await expect.poll(() => textsOf(road, "Boris"), patience).toEqual(["/unlink"]);

  const { side: from } = await road.person("Zoe");
  const { messageId } = await road.telegram.sendText({ ...from, text: "/link x" });
  await road.telegram.forwardMessage({ ...side, from, messageId });
  await expect.poll(() => textsOf(road, "Boris"), patience).toEqual(["/unlink", "/link x"]);
});

test("[E9] who is linked in two workspaces goes from one to the other by its bot, and ends each link there", async () => {
  const { desk, telegram } = road;
  const abroad = await desk.as("owner", desk.foreign);
  const other = await telegram.createBot({ username: "annex_bot", name: "Annex" });
  await abroad.bot.add.mutate(withOpId({ token: other.token, apiRoot: "simulator" }));
  const member = await desk.as("operator");
  const { id: personId } = await telegram.createPerson({ firstName: "Vera", languageCode: "en" });
  const [here, there] = [
    { personId, botId: road.bot.id },
    { personId, botId: other.id },
  ];
  await link(member, here);
  await link(abroad, there);

  await telegram.sendText({ ...here, text: "/workspace" });
  await expect.poll(() => lastHeard(here), patience).toMatch(/^Here you are/);
  const doors = (await heard(here)).at(-1)?.buttons?.flat() ?? [];
  expect(doors).toMatchObject([{ text: "foreign", url: "https://t.me/annex_bot" }]);

  await telegram.sendText({ ...here, text: "/unlink" });
  await expect.poll(() => lastHeard(here), patience).toBe("Which link shall end?");
  const choices = (await heard(here)).at(-1)?.buttons?.flat() ?? [];
  expect(choices).toMatchObject([
    { text: `${member.who?.name} @ home` },
    { text: "foreign", url: "https://t.me/annex_bot?start=unlink" },
    { text: "No" },
  ]);
  await telegram.start({ ...there, payload: "unlink" });
  await expect.poll(() => lastHeard(there), patience).toMatch(/^Unlink this/);
  await press(there, "Yes, unlink");
  await expect.poll(() => lastHeard(there), patience).toMatch(/^No longer linked/);
  expect([await stateOf(member), await stateOf(abroad)]).toEqual(["linked", "revoked"]);

  await telegram.sendText({ ...here, text: "/unlink" });
  await expect.poll(() => stateOf(member), patience).toBe("revoked");
});
