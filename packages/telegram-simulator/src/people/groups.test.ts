import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../simulator.ts";
import { type Scene, startScene } from "../testing/scene.ts";
import type { NewGroup } from "./groups.ts";
import type { Group } from "./show-group.ts";

type Loose = Record<string, unknown>;

/** What the bot got since the last look, as `[kind, payload]`. */
async function heard(scene: Scene): Promise<[string, Loose][]> {
  const updates = (await scene.call("getUpdates")).result as Loose[];
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return updates.map(({ update_id: _, ...update }) => Object.entries(update)[0] as [string, Loose]);
}

async function foundGroup(scene: Scene, given: Partial<NewGroup> = {}): Promise<Group> {
  const members = [scene.bot.id];
  const group = await scene.control.createGroup({ title: "Block B", creatorId: scene.anna.id, members, ...given });
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return group;
}

describe("members", () => {
  test("a bot that is added, promoted and thrown out is told each time, and what it then may not do", async () => {
    await using scene = await startScene();
    const { control, bot, anna } = scene;
    const { id: chatId } = await control.createGroup({ title: "Block B", creatorId: anna.id, members: [bot.id] });
    const send = () => scene.call("sendMessage", { chat_id: chatId, text: "hi" });

    expect(await heard(scene)).toMatchObject([
      [
        "my_chat_member",
        {
          chat: { id: chatId, type: "supergroup", title: "Block B" },
          from: { id: anna.id },
          old_chat_member: { status: "left" },
          new_chat_member: { status: "member", user: { id: bot.id } },
        },
      ],
      ["message", { new_chat_members: [{ id: bot.id }], message_id: 1 }],
    ]);
    expect(await send()).toMatchObject({ result: { message_id: 2, chat: { id: chatId, type: "supergroup" } } });

    await control.setMember({ chatId, memberId: bot.id, status: "administrator", rights: ["can_pin_messages"] });
    await control.setMember({ chatId, memberId: bot.id, status: "kicked" });

    expect(await heard(scene)).toMatchObject([
      [
        "my_chat_member",
        { new_chat_member: { status: "administrator", can_pin_messages: true, can_manage_topics: false } },
      ],
      ["my_chat_member", { new_chat_member: { status: "kicked", until_date: 0 } }],
      ["message", { left_chat_member: { id: bot.id } }],
    ]);
    expect(await send()).toMatchObject({
      status: 403,
      description: "Forbidden: bot was kicked from the supergroup chat",
    });
    await control.setMember({ chatId, memberId: bot.id, status: "left" });
    expect(await send()).toMatchObject({ description: "Forbidden: bot is not a member of the supergroup chat" });
  });

  test("[T8] an administrator hears of other members if it asked for that", async () => {
    await using scene = await startScene();
    const { control, bot } = scene;
    const { id: chatId } = await foundGroup(scene);
    const tom = await control.createPerson({ firstName: "Tom" });
    const join = () => control.setMember({ chatId, memberId: tom.id, status: "member" });
    const leave = () => control.setMember({ chatId, memberId: tom.id, status: "left" });

    await join();
    expect(await heard(scene)).toMatchObject([["message", { new_chat_members: [{ id: tom.id }] }]]);
    await control.setMember({ chatId, memberId: bot.id, status: "administrator" });
    await scene.call("getUpdates", { allowed_updates: ["message", "chat_member"], timeout: 0 });
    await heard(scene);
    await leave();
    expect(await heard(scene)).toMatchObject([
      ["chat_member", { from: { id: tom.id }, new_chat_member: { status: "left" } }],
      ["message", { left_chat_member: { id: tom.id } }],
    ]);
  });

  test("who is in it can be asked, and left", async () => {
    await using scene = await startScene();
    const { bot, anna, control } = scene;
    const { id: chat_id } = await foundGroup(scene, { username: "block_b" });
    const stranger = await control.createPerson({ firstName: "Eve" });
    const ask = (method: string, params: object = {}) => scene.call(method, { chat_id, ...params });

    expect(await ask("getChatMember", { user_id: anna.id })).toMatchObject({ result: { status: "creator" } });
    expect(await ask("getChatMember", { user_id: stranger.id })).toMatchObject({ result: { status: "left" } });
    expect(await ask("getChatMember", { user_id: 77 })).toMatchObject({
      description: "Bad Request: PARTICIPANT_ID_INVALID",
    });
    expect(await ask("getChatAdministrators")).toMatchObject({ result: [{ user: { id: anna.id } }] });
    expect(await scene.call("getChatAdministrators", { chat_id: anna.id })).toMatchObject({
      description: "Bad Request: there are no administrators in the private chat",
    });
    expect(await ask("getChatMemberCount")).toMatchObject({ result: 2 });
    expect(await scene.call("getChat", { chat_id: "@Block_B" })).toMatchObject({
      result: { id: chat_id, permissions: { can_send_messages: true } },
    });
    expect(await ask("leaveChat")).toMatchObject({ ok: true });
    expect(await heard(scene)).toMatchObject([
      ["my_chat_member", { new_chat_member: { status: "left", user: { id: bot.id } } }],
      ["message", { left_chat_member: { id: bot.id } }],
    ]);
    expect(await ask("sendMessage", { text: "hi" })).toMatchObject({ status: 403 });
  });

  test("a bot that can't join groups isn't added", async () => {
    await using scene = await startScene();
    const { control, bot } = scene;
    await control.setBot({ botId: bot.id, canJoinGroups: false });

    expect(await scene.call("getMe")).toMatchObject({ result: { can_join_groups: false } });
    await expect(foundGroup(scene)).rejects.toThrow("can't be added to groups");
  });
});

describe("privacy mode", () => {
  test("a bot hears what is meant for it; without privacy, or leading, all", async () => {
    await using scene = await startScene();
    const { control, anna, bot } = scene;
    const { id: chatId } = await foundGroup(scene);
    const where = { personId: anna.id, chatId };
    const { result } = await scene.call("sendMessage", { chat_id: chatId, text: "I'm here" });
    const talk = async () => {
      const { message_id } = result as { message_id: number };
      const texts = ["hello all", "/report", "/report@desk_bot", "/report@other_bot", "hey @desk_bot"];
      await control.sendTexts({ texts: texts.map((text) => ({ ...where, text })) });
      await control.sendText({ ...where, text: "sure", replyTo: message_id });
      return (await heard(scene)).map(([, message]) => message.text);
    };

    expect(await talk()).toEqual(["/report", "/report@desk_bot", "hey @desk_bot", "sure"]);
    await control.setBot({ botId: bot.id, canReadAllGroupMessages: true });
    expect(await talk()).toHaveLength(6);
    await control.setBot({ botId: bot.id, canReadAllGroupMessages: false });
    await control.setMember({ chatId, memberId: bot.id, status: "administrator" });
    await heard(scene);
    expect(await talk()).toHaveLength(6);
  });

  test("bots don't hear each other", async () => {
    await using scene = await startScene();
    const other = await scene.control.createBot({
      username: "other_bot",
      name: "Other",
      canReadAllGroupMessages: true,
    });
    const { id: chat_id } = await foundGroup(scene, { members: [scene.bot.id, other.id] });
    const before = (await scene.control.bots()).at(-1)?.pendingUpdates;

    await scene.call("sendMessage", { chat_id, text: "@other_bot hi" });

    expect((await scene.control.bots()).at(-1)?.pendingUpdates).toBe(before);
  });
});

test("[T10] a group that became a supergroup says where it is, in a message and in the refusal", async () => {
  await using scene = await startScene();
  const group = await foundGroup(scene, { type: "group" });
  expect(await scene.call("sendMessage", { chat_id: group.id, text: "hi" })).toMatchObject({ ok: true });

  const supergroup = await scene.control.migrateGroup({ chatId: group.id });

  expect(await heard(scene)).toMatchObject([
    ["message", { chat: { id: group.id, type: "group" }, migrate_to_chat_id: supergroup.id }],
    ["message", { chat: { id: supergroup.id, type: "supergroup" }, migrate_from_chat_id: group.id, message_id: 1 }],
  ]);
  expect(await scene.call("sendMessage", { chat_id: group.id, text: "hi" })).toEqual({
    status: 400,
    ok: false,
    error_code: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    parameters: { migrate_to_chat_id: supergroup.id },
  });
  expect(await scene.call("sendMessage", { chat_id: supergroup.id, text: "hi" })).toMatchObject({ ok: true });
});

describe("rights", () => {
  test.each([
    ["sendMessage", { text: "hi" }, "text messages"],
    ["sendLocation", { latitude: 1, longitude: 2 }, "locations"],
    ["sendPoll", { question: "?", options: ["a", "b"] }, "polls"],
  ])("%s in a group that forbids it", async (method, params, spoken) => {
    await using scene = await startScene();
    const { id: chat_id } = await foundGroup(scene);
    await scene.control.setGroup({ chatId: chat_id, forbidden: ["can_send_messages"] });

    expect(await scene.call(method, { chat_id, ...params })).toMatchObject({
      status: 400,
      description: `Bad Request: not enough rights to send ${spoken} to the chat`,
    });
    await scene.control.setMember({ chatId: chat_id, memberId: scene.bot.id, status: "administrator" });
    expect(await scene.call(method, { chat_id, ...params })).toMatchObject({ ok: true });
  });

  test("others' messages are deleted, and any pinned, by whoever may", async () => {
    await using scene = await startScene();
    const { control, anna, bot } = scene;
    const { id: chat_id } = await foundGroup(scene);
    const { messageId: message_id } = await control.sendText({ personId: anna.id, chatId: chat_id, text: "rude" });
    await control.setGroup({ chatId: chat_id, forbidden: ["can_pin_messages"] });
    const act = (method: string) => scene.call(method, { chat_id, message_id });

    expect(await act("deleteMessage")).toMatchObject({ description: "Bad Request: message can't be deleted" });
    expect(await act("pinChatMessage")).toMatchObject({
      description: "Bad Request: not enough rights to manage pinned messages in the chat",
    });
    await control.setMember({ chatId: chat_id, memberId: bot.id, status: "administrator" });
    await heard(scene);
    expect(await act("pinChatMessage")).toMatchObject({ ok: true });
    expect(await heard(scene)).toMatchObject([["message", { pinned_message: { message_id, text: "rude" } }]]);
    expect(await scene.call("getChat", { chat_id })).toMatchObject({ result: { pinned_message: { message_id } } });
    expect(await act("unpinChatMessage")).toMatchObject({ ok: true });
    expect(await act("deleteMessage")).toMatchObject({ ok: true });
    expect(await act("pinChatMessage")).toMatchObject({ description: "Bad Request: message to pin not found" });
  });
});

describe("channels", () => {
  test("posts come and go as channel_post", async () => {
    await using scene = await startScene();
    const { control, anna, bot } = scene;
    const { id: chatId } = await foundGroup(scene, { type: "channel", title: "News", username: "block_news" });
    const where = { personId: anna.id, chatId };

    const { messageId } = await control.sendText({ ...where, text: "water off" });
    await control.editMessage({ ...where, messageId, text: "water on" });
    const reply = await scene.call("sendMessage", { chat_id: "@block_news", text: "from the desk" });

    const chat = { id: chatId, type: "channel", title: "News", username: "block_news" };
    expect(await heard(scene)).toMatchObject([
      ["channel_post", { chat, sender_chat: chat, text: "water off" }],
      ["edited_channel_post", { text: "water on" }],
    ]);
    expect(reply).toMatchObject({ result: { sender_chat: chat, message_id: 2 } });
    expect(reply.result).not.toHaveProperty("from");
    await control.setMember({ chatId, memberId: bot.id, status: "administrator", rights: ["can_manage_chat"] });
    expect(await scene.call("sendMessage", { chat_id: chatId, text: "x" })).toMatchObject({
      description: "Bad Request: need administrator rights in the channel chat",
    });
  });
});

test("groups, members and topics outlive the simulator", async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulator-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const statePath = join(folder, "state.json");
  const before = await startScene({ statePath });
  const group = await foundGroup(before, { isForum: true });
  await before.control.createTopic({ personId: before.anna.id, chatId: group.id, name: "Lamps" });
  const kept = await before.control.groups();
  await before[Symbol.asyncDispose]();

  await using after = await startSimulator({ statePath });

  expect(await after.control.groups()).toEqual(kept);
  expect(kept[0]?.topics.map(({ name }) => name)).toEqual(["General", "Lamps"]);
});

test("an administrator speaks as the group, or as their channel; others don't", async () => {
  await using scene = await startScene();
  const { control, anna, bot } = scene;
  const channel = await control.createGroup({ title: "News", type: "channel", creatorId: anna.id });
  const boris = await control.createPerson({ firstName: "Boris" });
  const { id: chatId } = await foundGroup(scene, { members: [bot.id, boris.id] });
  await control.setBot({ botId: bot.id, canReadAllGroupMessages: true });
  const where = { personId: anna.id, chatId, text: "hi" };

  await control.sendText({ ...where, asChatId: chatId });
  await control.sendText({ ...where, asChatId: channel.id });

  expect(await heard(scene)).toMatchObject([
    ["message", { sender_chat: { id: chatId }, from: { username: "GroupAnonymousBot" } }],
    ["message", { sender_chat: { id: channel.id, title: "News" }, from: { username: "Channel_Bot" } }],
  ]);
  await expect(control.sendText({ ...where, personId: boris.id, asChatId: chatId })).rejects.toThrow("may not speak");
});
