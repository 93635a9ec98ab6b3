import type { GroupTalk } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { listParticipants } from "./participant.queries.ts";
import { findGroupRule } from "./rule.queries.ts";
import { findTalk } from "./talk.queries.ts";

/** A group conversation beside its messages: what of the group is heard, and who speaks. @throws not_found of others */
export async function describeTalk(db: Reader, viewer: Viewer, conversationId: string): Promise<GroupTalk> {
  const { workspaceId } = viewer;
  const { contactId, ...talk } = found(await findTalk(db, viewer, conversationId));
  const { botId, tgChatId: chatId, threadId } = talk;
  const rule = await findGroupRule(db, { workspaceId, botId, chatId, threadId });
  return {
    ...talk,
    hears: rule?.hears ?? "nothing",
    participants: await listParticipants(db, viewer, contactId),
  };
}
