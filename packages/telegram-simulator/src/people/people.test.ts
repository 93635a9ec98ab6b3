import { expect, test } from "vitest";
import type { CallbackQuery } from "../bot-api/objects.ts";
import { createSteppedClock } from "../clock.ts";
import { pngOf, type Scene, startScene } from "../testing/scene.ts";

async function updates(scene: Scene): Promise<object[]> {
  const { result } = await scene.call("getUpdates");
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return result as object[];
}

test("what a person does reaches the bot as the matching update", async () => {
  await using scene = await startScene();
  const { control, side, anna } = scene;

  const { messageId } = await control.sendText({ ...side, text: "the lamp is out" });
  await control.editMessage({ ...side, messageId, text: "the lamp is in" });
  await control.renamePerson({ personId: anna.id, firstName: "Anna Maria" });
  await control.start({ ...side, payload: "link_1" });
  await control.setBlocked({ ...side, blocked: true });
  await control.setBlocked({ ...side, blocked: true });

  const from = { id: anna.id, is_bot: false, first_name: "Anna", username: "anna", language_code: "en" };
  expect(await updates(scene)).toMatchObject([
    { message: { message_id: messageId, from, text: "the lamp is out" } },
    { edited_message: { message_id: messageId, text: "the lamp is in", edit_date: expect.any(Number) } },
    {
      message: {
        from: { first_name: "Anna Maria" },
        text: "/start link_1",
        entities: [{ type: "bot_command", offset: 0, length: 6 }],
      },
    },
    { my_chat_member: { old_chat_member: { status: "member" }, new_chat_member: { status: "kicked" } } },
  ]);

  await control.sendText({ ...side, text: "again" });
  expect(await updates(scene)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: "member" } } },
    { message: { text: "again" } },
  ]);
});

test("[T7] the bot isn't told of a deletion", async () => {
  await using scene = await startScene();
  const { messageId } = await scene.control.sendText({ ...scene.side, text: "oops" });
  await scene.call("deleteWebhook", { drop_pending_updates: true });

  await scene.control.deleteMessage({ ...scene.side, messageId });

  expect(await updates(scene)).toEqual([]);
  expect((await scene.control.transcript(scene.side)).messages.map(({ text }) => text)).toEqual(["/start"]);
});

test("a pressed button asks the bot, which answers once and in time", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const { control, side } = scene;
  const reply_markup = { inline_keyboard: [[{ text: "Fixed", callback_data: "t-1" }]] };
  await scene.call("sendMessage", { chat_id: side.personId, text: "Is it?", reply_markup });
  const press = () => control.pressButton({ ...side, messageId: 2, button: { text: "Fixed" } });
  const answer = (callback_query_id: string, text = "Thanks") =>
    scene.call("answerCallbackQuery", { callback_query_id, text });
  const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

  const { queryId } = await press();
  const [update] = (await updates(scene)) as { callback_query: CallbackQuery }[];
  expect(update?.callback_query).toMatchObject({ id: queryId, data: "t-1", message: { message_id: 2, reply_markup } });
  expect(await answer(queryId, "x".repeat(201))).toMatchObject({ description: "Bad Request: MESSAGE_TOO_LONG" });
  expect(await answer(queryId)).toMatchObject({ ok: true, result: true });
  expect((await control.transcript(side)).answers).toEqual([{ queryId, text: "Thanks", showAlert: false }]);
  expect(await answer(queryId)).toMatchObject({ description: tooOld });
  expect(await answer("12345")).toMatchObject({ description: tooOld });
  const late = await press();
  clock.advance(60_001);
  expect(await answer(late.queryId)).toMatchObject({ description: tooOld });
});

test("typing shows for five seconds, a keyboard and the commands until they are taken away", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const chat_id = scene.anna.id;
  const look = () => scene.control.transcript(scene.side);

  await scene.call("sendChatAction", { chat_id, action: "typing" });
  expect(await look()).toMatchObject({ busy: true });
  clock.advance(5000);
  expect(await look()).toMatchObject({ busy: false });
  expect(await scene.call("sendChatAction", { chat_id, action: "dance" })).toMatchObject({
    description: "Bad Request: wrong parameter action in request",
  });

  const commands = [{ command: "report", description: "Report a problem" }];
  await scene.call("setMyCommands", { commands });
  await scene.call("sendMessage", { chat_id, text: "?", reply_markup: { keyboard: [["Yes", { text: "No" }]] } });
  expect(await look()).toMatchObject({ keyboard: [["Yes", "No"]], commands });
  await scene.call("sendMessage", { chat_id, text: "!", reply_markup: { remove_keyboard: true } });
  expect(await look()).toMatchObject({ keyboard: [] });
  expect((await scene.call("getMyCommands")).result).toEqual(commands);
  expect(await scene.call("setMyCommands", { commands: [{ command: "No!", description: "x" }] })).toMatchObject({
    description: "Bad Request: BOT_COMMAND_INVALID",
  });
});

test("impossible acts say why", async () => {
  await using scene = await startScene();
  const { control, side } = scene;
  await scene.call("sendMessage", { chat_id: side.personId, text: "hi" });

  await expect(control.sendText({ ...side, personId: 1, text: "x" })).rejects.toThrow("there is no person 1");
  await expect(control.sendText({ ...side, botId: 1, text: "x" })).rejects.toThrow("there is no bot 1");
  await expect(control.sendText({ ...side, text: " " })).rejects.toThrow("text must be non-empty");
  await expect(control.editMessage({ ...side, messageId: 2, text: "x" })).rejects.toThrow("own messages only");
  await expect(control.editMessage({ ...side, messageId: 1, text: "/start" })).rejects.toThrow("already says that");
  await expect(control.pressButton({ ...side, messageId: 2, button: { text: "x" } })).rejects.toThrow("no such button");
  await expect(control.createPerson({ firstName: "Twin", id: side.personId })).rejects.toThrow("is taken");
  await expect(control.createBot({ username: "desk", name: "Desk" })).rejects.toThrow('ends in "bot"');
  await expect(control.createBot({ username: "a_bot", name: "A", token: "1:x" })).rejects.toThrow("a token looks like");
  await expect(control.awaitCalls({ method: "sendPhoto", timeoutMs: 5 })).rejects.toThrow("0 of 1 calls after 5 ms");
});

test("a renewed token replaces the old one at once", async () => {
  await using scene = await startScene();

  const { token } = await scene.control.renewToken({ botId: scene.bot.id });

  expect(await scene.call("getMe")).toMatchObject({ status: 401, description: "Unauthorized" });
  expect((await fetch(`${scene.url}/bot${token}/getMe`)).status).toBe(200);
  expect(await scene.control.ledger({ accepted: false })).toMatchObject([{ method: "getMe", error: { code: 401 } }]);
});

test("a person's face is shown in its sizes to any bot, and not once it is taken away", async () => {
  await using scene = await startScene();
  const { control, anna } = scene;
  const ask = async () => (await scene.call("getUserProfilePhotos", { user_id: anna.id, limit: 1 })).result;
  expect(await ask()).toEqual({ total_count: 0, photos: [] });

  await control.setFace({ personId: anna.id, bytes: pngOf(640, 640) });
  await control.renamePerson({ personId: anna.id, firstName: "Anya" });
  expect(await ask()).toMatchObject({ total_count: 1, photos: [[{ width: 90 }, { width: 320 }, { width: 640 }]] });

  await control.setFace({ personId: anna.id, bytes: null });
  expect(await ask()).toEqual({ total_count: 0, photos: [] });
});
