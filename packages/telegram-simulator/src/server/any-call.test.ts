import { expect, test } from "vitest";
import table from "../bot-api/table.json" with { type: "json" };
import { playedNames } from "../methods/methods.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { startScene } from "../testing/scene.ts";

const lines: Record<string, string> = table.methods;

test("whatever a bot asks, it gets an answer and no failure of the server", async () => {
  const seed = 20_260_302;
  const random = createSeededRandom(seed);
  await using scene = await startScene({ seed });
  const { control, anna, bot } = scene;
  const forum = await control.createGroup({ title: "Staff", creatorId: anna.id, isForum: true });
  await control.setMember({ chatId: forum.id, memberId: bot.id, status: "administrator" });
  const pick = <T>(from: readonly T[]) => from[random.between(0, from.length - 1)] as T;
  const rich = [
    ...[[], {}, [[]], [{}], [null], { type: "photo", media: "attach://x" }, [{ type: "emoji", emoji: "👍" }]],
    ...[{ message_id: 1 }, { inline_keyboard: [[{}]] }, { keyboard: [[1]] }, [{ type: "video" }], { type: "chat" }],
  ];
  const values = [
    ...[
      "",
      "x",
      "0",
      "-1",
      "1",
      "2",
      "999999999999",
      "NaN",
      "null",
      "true",
      "{",
      "[",
      "@nobody",
      "*_[",
      "<b>",
      "\0",
      "\ud800",
    ],
    ...["HTML", "MarkdownV2", "x".repeat(5000), "AgACx", "attach://x", "https://example.org", "http://127.0.0.1:1/"],
    ...[String(anna.id), String(forum.id), String(bot.id)],
    ...rich.map((value) => JSON.stringify(value)),
  ];
  // One would end the bot's stay in the group, the other wait for updates.
  const methods = playedNames.filter((name) => name !== "leaveChat" && name !== "getUpdates");
  const failures: string[] = [];

  for (let round = 0; round < 1500; round++) {
    const method = pick(methods);
    const names = (lines[method] ?? "").split(" ").map((field) => field.split(/!?:/)[0] ?? "");
    const given = names.filter(() => random.next() < 0.6).map((name) => [name, pick(values)]);
    const chat = random.next() < 0.7 ? { chat_id: pick([anna.id, forum.id]) } : {};
    const params = { ...Object.fromEntries(given), ...chat };
    const { status } = await scene.call(method, params);
    if (status >= 500) failures.push(`seed ${seed}, round ${round}: ${method} ${JSON.stringify(params)}`);
  }

  expect(failures).toEqual([]);
  expect(await scene.call("getMe")).toMatchObject({ ok: true });
});
