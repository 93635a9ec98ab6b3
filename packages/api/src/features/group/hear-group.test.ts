import { withOpId } from "@frontdesk/client";
import { expect, it } from "vitest";
import { createGroupSpeaker } from "../../testing/group-speaker.ts";
import { testDesk } from "../../testing/index.ts";

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
  const { data } = await admin.audit.list.query({});
  expect(data.rows[0]).toMatchObject({ action: "group.hear", after: { tgChatId, hears: "all" } });
});
