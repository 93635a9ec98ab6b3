import { expect, test } from "vitest";
import { createSteppedClock } from "../clock.ts";
import { pngOf, startScene } from "../testing/scene.ts";

const hour = 60 * 60 * 1000;
const sameContent =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

test("an edit changes the bubble and takes the buttons away unless they are given again", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const buttons = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  await scene.call("sendMessage", { chat_id: scene.anna.id, text: "one", reply_markup: buttons });
  clock.advance(100 * hour);

  const kept = await scene.call("editMessageReplyMarkup", { chat_id: scene.anna.id, message_id: 2 });
  const reply = await scene.call("editMessageText", { chat_id: scene.anna.id, message_id: 2, text: "two" });

  expect(kept).toMatchObject({ ok: true });
  expect(reply).toMatchObject({ ok: true, result: { message_id: 2, text: "two", edit_date: clock.now() / 1000 } });
  const [, shown] = (await scene.control.transcript(scene.side)).messages;
  expect(shown).toMatchObject({ text: "two", editedAt: new Date(clock.now()).toISOString() });
  expect(shown).not.toHaveProperty("buttons");
});

test("what can't be edited is refused in Telegram's words", async () => {
  await using scene = await startScene();
  const chat_id = scene.anna.id;
  await scene.call("sendMessage", { chat_id, text: "mine" });
  const form = new FormData();
  form.set("chat_id", String(chat_id));
  form.set("photo", new Blob([pngOf(10, 10)]), "a.png");
  await scene.request("sendPhoto", { method: "POST", body: form });
  const edit = async (message_id: number, text = "new", method = "editMessageText") =>
    (await scene.call(method, { chat_id, message_id, text, caption: text })).description;

  expect(await edit(2, "mine")).toBe(sameContent);
  expect(await edit(1)).toBe("Bad Request: message can't be edited");
  expect(await edit(99)).toBe("Bad Request: message to edit not found");
  expect(await edit(3)).toBe("Bad Request: there is no text in the message to edit");
  expect(await edit(2, "x", "editMessageCaption")).toBe("Bad Request: there is no caption in the message to edit");
  expect(await edit(3, "x", "editMessageCaption")).toBeUndefined();
  expect((await scene.call("editMessageText", { text: "x" })).description).toBe(
    "Bad Request: message identifier is not specified",
  );
});

test("[T9] a message can be deleted for 48 h, the person's too", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const chat_id = scene.anna.id;
  await scene.call("sendMessage", { chat_id, text: "old" });
  clock.advance(48 * hour);
  await scene.control.sendText({ ...scene.side, text: "young" });
  clock.advance(1);
  const remove = (message_id: number) => scene.call("deleteMessage", { chat_id, message_id });

  expect(await remove(2)).toMatchObject({ description: "Bad Request: message can't be deleted for everyone" });
  expect(await remove(3)).toMatchObject({ ok: true, result: true });
  expect(await remove(3)).toMatchObject({ description: "Bad Request: message to delete not found" });
  expect(await scene.call("deleteMessage", { chat_id })).toMatchObject({
    description: "Bad Request: message identifier is not specified",
  });
  expect((await scene.control.transcript(scene.side)).messages.map(({ text }) => text)).toEqual(["/start", "old"]);
});
