import { expect, test } from "vitest";
import { startScene } from "../testing/scene.ts";

test("the answer is the message as the person got it", async () => {
  await using scene = await startScene();
  const buttons = {
    inline_keyboard: [
      [
        { text: "Fixed", callback_data: "f1" },
        { text: "Site", url: "example.org" },
      ],
    ],
  };

  const reply = await scene.call("sendMessage", {
    chat_id: scene.anna.id,
    text: " Is it <b>fixed</b>? ",
    parse_mode: "HTML",
    reply_parameters: { message_id: 1 },
    reply_markup: buttons,
  });

  expect(reply.result).toEqual({
    message_id: 2,
    from: { id: scene.bot.id, is_bot: true, first_name: "Desk", username: "desk_bot" },
    chat: { id: scene.anna.id, type: "private", first_name: "Anna", username: "anna" },
    date: expect.any(Number),
    text: "Is it fixed?",
    entities: [{ type: "bold", offset: 6, length: 5 }],
    reply_to_message: expect.objectContaining({ message_id: 1, text: "/start" }),
    reply_markup: {
      inline_keyboard: [
        [
          { text: "Fixed", callback_data: "f1" },
          { text: "Site", url: "http://example.org/" },
        ],
      ],
    },
  });
  const { messages } = await scene.control.transcript(scene.side);
  expect(messages.at(-1)).toMatchObject({ from: "bot", text: "Is it fixed?", replyTo: 1 });
});

test.each([
  [{}, 400, "Bad Request: message text is empty"],
  [{ text: "hi" }, 400, "Bad Request: chat_id is empty"],
  [{ text: "hi", chat_id: 1 }, 400, "Bad Request: chat not found"],
  [{ text: "hi", chat_id: "@nobody" }, 400, "Bad Request: chat not found"],
  [{ text: "a".repeat(4097), chat_id: "ANNA" }, 400, "Bad Request: message is too long"],
  [
    { text: "<x>", parse_mode: "HTML", chat_id: "ANNA" },
    400,
    'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
  ],
  [
    { text: "hi", chat_id: "ANNA", reply_parameters: { message_id: 99 } },
    400,
    "Bad Request: message to be replied not found",
  ],
  [
    { text: "hi", chat_id: "ANNA", reply_markup: "{" },
    400,
    "Bad Request: can't parse reply keyboard markup JSON object",
  ],
  [
    { text: "hi", chat_id: "ANNA", reply_markup: { inline_keyboard: [{}] } },
    400,
    'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    { text: "hi", chat_id: "ANNA", reply_markup: { inline_keyboard: [[{ text: "x" }]] } },
    400,
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    {
      text: "hi",
      chat_id: "ANNA",
      reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "я".repeat(33) }]] },
    },
    400,
    "Bad Request: BUTTON_DATA_INVALID",
  ],
])("%j → %i", async (params, status, description) => {
  await using scene = await startScene();
  const chat = "chat_id" in params && params.chat_id === "ANNA" ? { chat_id: scene.anna.id } : {};

  const reply = await scene.call("sendMessage", { ...params, ...chat });

  expect(reply).toEqual({ status, ok: false, error_code: status, description });
  expect((await scene.control.transcript(scene.side)).messages).toHaveLength(1);
  expect(await scene.control.ledger({ method: "sendMessage" })).toMatchObject([
    { accepted: false, error: { description } },
  ]);
});

test("a reply to a message that is gone is sent plainly when that is allowed", async () => {
  await using scene = await startScene();

  const reply = await scene.call("sendMessage", {
    chat_id: scene.anna.id,
    text: "hi",
    reply_parameters: { message_id: 99, allow_sending_without_reply: true },
  });

  expect(reply).toMatchObject({ ok: true, result: { text: "hi" } });
});

test("a person who never wrote, blocked the bot or is gone can't be written to", async () => {
  await using scene = await startScene();
  const { control, anna, side } = scene;
  const stranger = await control.createPerson({ firstName: "Stranger" });
  const write = (chat_id: number) => scene.call("sendMessage", { chat_id, text: "hi" });

  expect(await write(stranger.id)).toMatchObject({
    status: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  await control.setBlocked({ ...side, blocked: true });
  expect(await write(anna.id)).toMatchObject({ status: 403, description: "Forbidden: bot was blocked by the user" });
  await control.setBlocked({ ...side, blocked: false });
  expect(await write(anna.id)).toMatchObject({ ok: true });
  await control.setDeactivated({ personId: anna.id, deactivated: true });
  expect(await write(anna.id)).toMatchObject({ status: 403, description: "Forbidden: user is deactivated" });
  expect(await write(scene.bot.id)).toMatchObject({ status: 403 });
});

test("fields the table doesn't know are noted, however deep", async () => {
  await using scene = await startScene();

  await scene.call("sendMessage", {
    chat_id: scene.anna.id,
    text: "hi",
    silent: true,
    disable_notification: "maybe",
    reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "y", colour: "red" }]] },
  });
  await scene.call("sendMessage", { chat_id: scene.anna.id });

  expect(await scene.control.ledger({ questionable: true })).toMatchObject([
    {
      accepted: true,
      unknownFields: ["silent", "reply_markup.inline_keyboard.0.0.colour"],
      mistypedFields: ["disable_notification"],
      missingFields: [],
    },
    { accepted: false, missingFields: ["text"] },
  ]);
});
