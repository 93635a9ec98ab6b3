import { describe, expect, test } from "vitest";
import { type Scene, startScene } from "../testing/scene.ts";

async function openForum(): Promise<Scene & { chat_id: number }> {
  const scene = await startScene();
  const { control, anna, bot } = scene;
  const group = await control.createGroup({ title: "Staff", creatorId: anna.id, isForum: true });
  await control.setMember({ chatId: group.id, memberId: bot.id, status: "administrator" });
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return { ...scene, chat_id: group.id };
}

async function literals(scene: Scene): Promise<unknown[]> {
  const updates = (await scene.call("getUpdates")).result as { message: object }[];
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return updates.map(({ message }) => message);
}

describe("[T11] topics", () => {
  test("a topic is opened, written in, renamed, closed, reopened and deleted", async () => {
    await using scene = await openForum();
    const { chat_id, anna, control } = scene;
    const call = (method: string, params: object = {}) => scene.call(method, { chat_id, ...params });

    const opened = await call("createForumTopic", { name: "#1042 · Anna", icon_color: 0xffd67e });
    const { message_thread_id } = opened.result as { message_thread_id: number };
    const inTopic = { message_thread_id };
    await call("editForumTopic", { ...inTopic, name: "#1042 · done" });
    await call("closeForumTopic", inTopic);
    await call("reopenForumTopic", inTopic);

    expect(opened.result).toEqual({ message_thread_id, name: "#1042 · Anna", icon_color: 0xffd67e });
    expect(await literals(scene)).toMatchObject([
      {
        message_id: message_thread_id,
        ...inTopic,
        forum_topic_created: { name: "#1042 · Anna", icon_color: 0xffd67e },
      },
      { ...inTopic, forum_topic_edited: { name: "#1042 · done" } },
      { ...inTopic, forum_topic_closed: {} },
      { ...inTopic, forum_topic_reopened: {} },
    ]);
    expect(await call("sendMessage", { ...inTopic, text: "noted" })).toMatchObject({
      result: {
        ...inTopic,
        is_topic_message: true,
        chat: { is_forum: true },
        reply_to_message: { message_id: message_thread_id, forum_topic_created: {} },
      },
    });
    const { messageId } = await control.sendText({
      personId: anna.id,
      chatId: chat_id,
      threadId: message_thread_id,
      text: "thanks",
    });
    expect(await literals(scene)).toMatchObject([{ message_id: messageId, ...inTopic, text: "thanks" }]);
    expect(await call("sendMessage", { text: "ok", reply_parameters: { message_id: messageId } })).toMatchObject({
      result: inTopic,
    });
    expect(await call("deleteForumTopic", inTopic)).toMatchObject({ ok: true });
    expect(await call("sendMessage", { ...inTopic, text: "x" })).toMatchObject({
      description: "Bad Request: message thread not found",
    });
    expect(await call("editForumTopic", { ...inTopic, name: "x" })).toMatchObject({
      description: "Bad Request: TOPIC_ID_INVALID",
    });
  });

  test("the General topic has no number to write to, and can be renamed, closed and hidden", async () => {
    await using scene = await openForum();
    const call = (method: string, params: object = {}) => scene.call(method, { chat_id: scene.chat_id, ...params });

    expect(await call("sendMessage", { message_thread_id: 1, text: "x" })).toMatchObject({
      description: "Bad Request: message thread not found",
    });
    await call("editGeneralForumTopic", { name: "Hall" });
    await call("hideGeneralForumTopic");
    await call("unhideGeneralForumTopic");
    await call("reopenGeneralForumTopic");
    expect(await call("reopenGeneralForumTopic")).toMatchObject({ description: "Bad Request: TOPIC_NOT_MODIFIED" });
    const events = await literals(scene);
    expect(events).toMatchObject([
      { forum_topic_edited: { name: "Hall" } },
      { forum_topic_closed: {} },
      { general_forum_topic_hidden: {} },
      { general_forum_topic_unhidden: {} },
      { forum_topic_reopened: {} },
    ]);
    expect(events[0]).not.toHaveProperty("message_thread_id");
  });

  test("what is pinned in a topic is unpinned by topic", async () => {
    await using scene = await openForum();
    const { control, anna, chat_id } = scene;
    const { threadId } = await control.createTopic({ personId: anna.id, chatId: chat_id, name: "Lamps" });
    const where = { personId: anna.id, chatId: chat_id };
    const inside = await control.sendText({ ...where, threadId, text: "inside" });
    const outside = await control.sendText({ ...where, text: "outside" });
    for (const { messageId } of [inside, outside])
      await scene.call("pinChatMessage", { chat_id, message_id: messageId });

    await scene.call("unpinAllForumTopicMessages", { chat_id, message_thread_id: threadId });

    expect((await control.transcript(where)).pinned).toEqual([outside.messageId]);
    await scene.call("unpinAllGeneralForumTopicMessages", { chat_id });
    expect((await control.transcript(where)).pinned).toEqual([]);
  });

  test("people close and delete topics too; a closed one takes no message of an ordinary member", async () => {
    await using scene = await openForum();
    const { control, anna, bot, chat_id: chatId } = scene;
    const { threadId } = await control.createTopic({ personId: anna.id, chatId, name: "Lamps" });
    await control.setTopic({ personId: anna.id, chatId, threadId, isClosed: true });
    await control.setMember({ chatId, memberId: bot.id, status: "member" });
    const send = () => scene.call("sendMessage", { chat_id: chatId, message_thread_id: threadId, text: "x" });

    expect(await send()).toMatchObject({ description: "Bad Request: TOPIC_CLOSED" });
    await control.setTopic({ personId: anna.id, chatId, threadId, isClosed: false });
    expect(await send()).toMatchObject({ ok: true });
    await control.deleteTopic({ personId: anna.id, chatId, threadId });
    expect(await send()).toMatchObject({ description: "Bad Request: message thread not found" });
  });

  test.each([
    ["createForumTopic", { name: "x" }, "not enough rights to create a topic"],
    ["editForumTopic", { name: "x", message_thread_id: 2 }, "not enough rights to edit the topic"],
    ["closeForumTopic", { message_thread_id: 2 }, "not enough rights to close or open the topic"],
    ["deleteForumTopic", { message_thread_id: 2 }, "not enough rights to delete the topic"],
    ["deleteForumTopic", {}, "invalid forum topic identifier specified"],
  ])("%s of a bot without rights", async (method, params, complaint) => {
    await using scene = await openForum();
    const { control, anna, bot, chat_id: chatId } = scene;
    await control.setMember({ chatId, memberId: bot.id, status: "member" });
    for (let at = 0; at < 3; at++) await control.createTopic({ personId: anna.id, chatId, name: `${at}` });
    const threadId = (await control.groups())[0]?.topics.at(-1)?.threadId;
    const given = "message_thread_id" in params ? { ...params, message_thread_id: threadId } : params;

    expect(await scene.call(method, { chat_id: chatId, ...given })).toMatchObject({
      description: `Bad Request: ${complaint}`,
    });
  });

  test("a group without topics has none", async () => {
    await using scene = await startScene();
    const { control, anna, bot } = scene;
    const { id: chat_id } = await control.createGroup({ title: "Flat", creatorId: anna.id, members: [bot.id] });

    expect(await scene.call("createForumTopic", { chat_id, name: "x" })).toMatchObject({
      description: "Bad Request: the chat is not a forum",
    });
    expect(await scene.call("sendMessage", { chat_id, message_thread_id: 7, text: "x" })).toMatchObject({ ok: true });
    expect(await scene.call("sendMessage", { chat_id: anna.id, message_thread_id: 7, text: "x" })).toMatchObject({
      description: "Bad Request: message thread not found",
    });
  });
});
