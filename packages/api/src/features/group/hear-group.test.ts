import { withOpId } from "@frontdesk/client";
import { expect, it } from "vitest";
import { createGroupSpeaker } from "../../testing/group-speaker.ts";
import { testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

it("is settled by whoever keeps inboxes, for an inbox of the bot's groups, announced and audited", async () => {
  await using desk = await testDesk();
  const admin = await desk.as("admin");
  const operator = await desk.as("operator");
  const group = createGroupSpeaker(desk, { tgChatId: -700, reader: operator });
  await group.standing("member");
  const { botId } = await desk.build.bot();
  const { tgChatId } = group;
  const asked = { botId, tgChatId, threadId: null, hears: "all" as const };
  await expect(group.hear(operator, "all")).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  await expect(admin.group.hear.mutate(withOpId({ ...asked, inbox: null }))).rejects.toMatchObject({
    data: { code: "BAD_REQUEST" },
  });
  const [direct] = (await admin.inbox.list.query()).data;
  const wrong = { kind: "known" as const, id: direct?.id ?? "" };
  await expect(admin.group.hear.mutate(withOpId({ ...asked, inbox: wrong }))).rejects.toMatchObject({
    data: { code: "CONFLICT" },
  });
  await expect(
    admin.group.hear.mutate(withOpId({ ...asked, tgChatId: -1, hears: "nothing", inbox: null })),
  ).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });

  await desk.announced();
  const heard = await group.hear(admin, "all");
  expect(heard.rule).toEqual({ hears: "all", inboxId: expect.any(String) });
  expect((await desk.announced()).map(([kind]) => kind)).toEqual(["inbox.opened", "group.changed"]);
  await expect(operator.group.list.query({ botId })).rejects.toMatchObject(refusal("forbidden"));
  const { data } = await admin.audit.list.query({});
  expect(data.rows[0]).toMatchObject({ action: "group.hear", after: { tgChatId, hears: "all" } });

  await group.say({ tgMessageId: 1, text: "The lamp is out" });
  await desk.announced();
  await group.hear(admin, "nothing");
  const told = await desk.announced();
  expect(told.map(([kind]) => kind)).toEqual(["group.changed", "talk.changed"]);
  // Whoever sees the conversation is told that, and nothing of other groups.
  expect(told[1]?.[1]).toEqual({ botId });
});

it("[D29] is no conversation where staff work, and no staff group while it is one; each refusal says so", async () => {
  await using desk = await testDesk();
  const admin = await desk.as("admin");
  const group = createGroupSpeaker(desk, { tgChatId: -701, reader: admin });
  await group.standing("member");
  const { botId } = await desk.build.bot();
  const settings = { botId, inboxIds: [], teamIds: [], language: "en" as const, closesWithTopic: true };
  const { staffGroup, code } = await admin.staffGroup.open.mutate(withOpId(settings));
  const bound = async () => (await admin.staffGroup.list.query()).data[0]?.chat?.tgChatId ?? null;
  const sayCode = async (tgMessageId: number) => {
    await group.say({ tgMessageId, text: `/desk ${code}` });
    const [answer] = await desk.build.deliver();
    return answer && "text" in answer ? answer.text : "";
  };

  await group.hear(admin, "addressed");
  expect(await sayCode(1)).toMatch(/^Your desk talks with this group/);
  expect(await bound()).toBeNull();

  await group.hear(admin, "nothing");
  expect(await sayCode(2)).toMatch(/^This group is linked with the desk/);
  expect(await bound()).toBe(group.tgChatId);

  await expect(group.hear(admin, "all")).rejects.toMatchObject(refusal("conflict", "is_staff_group"));
  await group.hear(admin, "nothing");
  await admin.staffGroup.remove.mutate(withOpId({ staffGroupId: staffGroup.id }));
  expect((await group.hear(admin, "all")).rule).toMatchObject({ hears: "all" });
});
