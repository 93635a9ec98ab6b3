import { expect, test } from "vitest";
import { type Scene, startScene } from "../testing/scene.ts";

const asked = ["message", "message_reaction", "message_reaction_count", "callback_query"];

async function reactions(scene: Scene): Promise<object[]> {
  const updates = (await scene.call("getUpdates", { allowed_updates: asked })).result as object[];
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return updates.filter((update) => Object.keys(update).some((kind) => kind.startsWith("message_reaction")));
}

test("[T8] reactions come to a bot that asked for them", async () => {
  await using scene = await startScene();
  const { control, side, anna } = scene;
  const react = (emoji: string | null) => control.setReaction({ ...side, messageId: 1, emoji });

  expect(await react("👍")).toEqual({});
  await reactions(scene);
  await react("🔥");
  await react("🔥");
  await react(null);

  const user = { id: anna.id };
  expect(await reactions(scene)).toMatchObject([
    {
      message_reaction: {
        chat: { id: anna.id },
        message_id: 1,
        user,
        old_reaction: [{ type: "emoji", emoji: "👍" }],
        new_reaction: [{ type: "emoji", emoji: "🔥" }],
      },
    },
    { message_reaction: { user, old_reaction: [{ emoji: "🔥" }], new_reaction: [] } },
  ]);
  await expect(react("🪵")).rejects.toThrow("is no reaction");
});

test("in a group they come to administrators only, of a channel the counts", async () => {
  await using scene = await startScene();
  const { control, anna, bot } = scene;
  await reactions(scene);
  const group = await control.createGroup({ title: "Block B", creatorId: anna.id, members: [bot.id] });
  const channel = await control.createGroup({ title: "News", type: "channel", creatorId: anna.id, members: [bot.id] });
  const react = async (chatId: number, emoji: string) => {
    const { messageId } = await control.sendText({ personId: anna.id, chatId, text: "look" });
    await control.setReaction({ personId: anna.id, chatId, messageId, emoji });
    return reactions(scene);
  };

  expect(await react(group.id, "👍")).toEqual([]);
  await control.setMember({ chatId: group.id, memberId: bot.id, status: "administrator" });
  expect(await react(group.id, "👍")).toMatchObject([{ message_reaction: { chat: { id: group.id } } }]);
  expect(await react(channel.id, "👍")).toMatchObject([
    { message_reaction_count: { reactions: [{ type: { emoji: "👍" }, total_count: 1 }] } },
  ]);
});

test("a bot reacts with one emoji at most, and nobody tells it", async () => {
  await using scene = await startScene();
  const chat_id = scene.anna.id;
  const react = (reaction: unknown, message_id = 1) =>
    scene.call("setMessageReaction", { chat_id, message_id, reaction });
  const emoji = (one: string) => ({ type: "emoji", emoji: one });
  await reactions(scene);

  expect(await react([emoji("👍")])).toMatchObject({ ok: true, result: true });
  expect((await scene.control.transcript(scene.side)).messages[0]?.reactions).toEqual([
    { from: "bot", authorId: scene.bot.id, type: emoji("👍") },
  ]);
  expect(await react([emoji("👍"), emoji("🔥")])).toMatchObject({ description: "Bad Request: REACTIONS_TOO_MANY" });
  expect(await react([emoji("🪵")])).toMatchObject({ description: "Bad Request: REACTION_INVALID" });
  expect(await react([{ type: "star" }])).toMatchObject({
    description: "Bad Request: can't parse ReactionType: invalid reaction type specified",
  });
  expect(await react([], 99)).toMatchObject({ description: "Bad Request: message to react not found" });
  expect(await react([])).toMatchObject({ ok: true });
  expect((await scene.control.transcript(scene.side)).messages[0]?.reactions).toEqual([]);
  expect(await reactions(scene)).toEqual([]);
});

test("a button pressed in a group asks the bot that showed it", async () => {
  await using scene = await startScene();
  const { control, anna, bot } = scene;
  const { id: chatId } = await control.createGroup({ title: "Block B", creatorId: anna.id, members: [bot.id] });
  await reactions(scene);
  const reply_markup = { inline_keyboard: [[{ text: "Take", callback_data: "take" }]] };
  const sent = await scene.call("sendMessage", { chat_id: chatId, text: "Who?", reply_markup });
  const { message_id: messageId } = sent.result as { message_id: number };
  const where = { personId: anna.id, chatId };

  const { queryId } = await control.pressButton({ ...where, messageId, button: { text: "Take" } });
  await scene.call("answerCallbackQuery", { callback_query_id: queryId, text: "Yours" });

  const { result } = await scene.call("getUpdates");
  expect(result).toMatchObject([{ callback_query: { data: "take", message: { chat: { id: chatId } } } }]);
  expect((await control.transcript(where)).answers).toEqual([{ queryId, text: "Yours", showAlert: false }]);
});

test("a bot introduces itself", async () => {
  await using scene = await startScene();

  await scene.call("setMyName", { name: "Front desk" });
  await scene.call("setMyDescription", { description: "Ask us" });
  await scene.call("setMyShortDescription", { short_description: "Спросите", language_code: "ru" });
  await scene.call("setChatMenuButton", { menu_button: { type: "commands" } });

  expect(await scene.call("getMe")).toMatchObject({ result: { first_name: "Front desk" } });
  expect(await scene.call("getMyDescription", { language_code: "ru" })).toMatchObject({
    result: { description: "Ask us" },
  });
  expect(await scene.call("getMyShortDescription")).toMatchObject({ result: { short_description: "" } });
  expect(await scene.call("getChatMenuButton")).toMatchObject({ result: { type: "commands" } });
  expect(await scene.call("getUserProfilePhotos", { user_id: scene.anna.id })).toMatchObject({
    result: { total_count: 0, photos: [] },
  });
  expect(await scene.call("setMyDescription", { description: "x".repeat(513) })).toMatchObject({ ok: false });
});
