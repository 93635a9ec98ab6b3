import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import type { Caller } from "./callers.ts";
import { createGroupSpeaker } from "./group-speaker.ts";
import { fileOf } from "./telegram-content.ts";
import { keptGuide, keptReply, promised, type Records, staffGroupSettings } from "./tenancy-cases.ts";
import type { TestDesk } from "./test-desk.ts";
import { askForDraft } from "./unreachable-provider.ts";

/** Fills the home workspace with one of each row, all of whose texts hold the marker. */
export async function fillHome(desk: TestDesk, owner: Caller, marker: string): Promise<Records> {
  const operator = await desk.as("operator");
  const member = await desk.as("porter");
  const file = fileOf({ fileId: marker });
  const { conversationId } = await desk.build.inbound({ text: marker, name: marker, file });
  const sent = await operator.message.send.mutate(
    withOpId({ conversationId, text: `${marker} answered`, clientKey: crypto.randomUUID() }),
  );
  const { invitation } = await owner.invitation.create.mutate(
    withOpId({ email: `${marker}@example.org`, preset: "viewer" as const }),
  );
  const { token } = await owner.token.create.mutate(
    withOpId({ name: marker, permissions: ["conversation:read" as const], expiresInDays: null }),
  );
  const role = await owner.role.create.mutate(
    withOpId({ name: marker, permissions: ["member:read" as const], scope: "all" as const }),
  );
  const team = await owner.team.create.mutate(withOpId({ name: marker, memberIds: [owner.who?.memberId ?? ""] }));
  const tag = await owner.tag.create.mutate(withOpId({ name: marker, color: "red" }));
  const savedView = await owner.savedView.create.mutate(
    withOpId({ name: marker, audience: "workspace", teamId: null, view: "open", filter: {} }),
  );
  const policy = await owner.slaPolicy.save.mutate(
    withOpId({ ...promised, policyId: null, version: null, name: marker, tagIds: [tag.id] }),
  );
  const closed = await operator.conversation.close.mutate(
    withOpId({ conversationId: (await desk.build.inbound({ text: marker })).conversationId }),
  );
  const people = await fillPeople(desk, operator, { owner, conversationId, marker });
  const marked = [{ language: "en", text: marker, buttons: [] }];
  const reply = await owner.cannedReply.save.mutate(
    withOpId({ ...keptReply, cannedReplyId: null, version: null, title: marker, variants: marked }),
  );
  const guide = await owner.guide.save.mutate(
    withOpId({ ...keptGuide, guideId: null, version: null, title: marker, steps: [{ variants: marked }] }),
  );
  await operator.message.note.mutate(
    withOpId({ conversationId, text: `${marker} noted`, clientKey: crypto.randomUUID() }),
  );
  const { botId, leaseToken } = await desk.build.bot();
  await createGroupSpeaker(desk, { tgChatId: -1, reader: owner }).standing("member");
  const { staffGroup } = await owner.staffGroup.open.mutate(withOpId({ botId, ...staffGroupSettings }));
  const { testId } = await owner.bot.sendTest.mutate(withOpId({ botId, conversationId, tgChatId: null, text: marker }));
  const passkey = await insertPasskey(desk, owner.who?.userId ?? "", marker);
  const rows = await inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) => ({
    outbox: await db.selectFrom("outbox").select("id").where("is_test", "=", false).executeTakeFirstOrThrow(),
    inbox: await db.selectFrom("inbox").select("id").executeTakeFirstOrThrow(),
    attachment: await db.selectFrom("attachment").select("id").executeTakeFirstOrThrow(),
  }));
  const suggestionId = await askForDraft(owner, { conversationId, inboxId: rows.inbox.id });
  return {
    ...{ conversationId, messageId: sent.id, memberId: member.who?.memberId ?? "", invitationId: invitation.id },
    ...{ tokenId: token.id, roleId: role.id, sessionId: owner.who?.sessionId ?? "", passkeyId: passkey.id },
    ...{
      botId,
      leaseToken,
      testId,
      outboxId: rows.outbox.id,
      attachmentId: rows.attachment.id,
      inboxId: rows.inbox.id,
      teamId: team.id,
      cannedReplyId: reply.id,
      guideId: guide.id,
      tagId: tag.id,
      savedViewId: savedView.id,
      undoId: closed.undoId ?? "",
      ...people,
      policyId: policy.id,
      suggestionId,
      staffGroupId: staffGroup.id,
    },
  };
}

/** A person with all that may be known of one, and two others, of whom one was found to be them. */
async function fillPeople(
  desk: TestDesk,
  operator: Caller,
  { owner, conversationId, marker }: { owner: Caller; conversationId: string; marker: string },
) {
  const contactOf = async (id: string) =>
    (await operator.conversation.get.query({ conversationId: id })).data.contact.id;
  const contactId = await contactOf(conversationId);
  const intoId = await contactOf((await desk.build.inbound({ text: marker, name: marker })).conversationId);
  const twinId = await contactOf((await desk.build.inbound({ text: marker, name: marker })).conversationId);
  const field = await owner.customField.create.mutate(withOpId({ name: marker, kind: "text", choices: [] }));
  const note = await operator.contact.addNote.mutate(withOpId({ contactId, text: marker }));
  await operator.contact.merge.mutate(withOpId({ contactId: twinId, intoId: contactId }));
  const identity = { provider: "api" as const, externalId: marker };
  const card = await operator.contact.verify.mutate(withOpId({ contactId, identity }));
  const identityId = card.identities.find(({ provider }) => provider === "api")?.id ?? "";
  return {
    ...{ contactId, intoId, mergeId: card.merges[0]?.id ?? "", noteId: note.id, identityId },
    customFieldId: field.id,
  };
}

async function insertPasskey(desk: TestDesk, userId: string, name: string) {
  const { value } = await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db }) => ({
    value: await db
      .insertInto("passkey")
      .values({ user_id: userId, credential_id: name, public_key: Buffer.from(name), name })
      .returning("id")
      .executeTakeFirstOrThrow(),
    events: [],
  }));
  return value;
}
