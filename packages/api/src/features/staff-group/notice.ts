import type { FeedEvent } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import type { LoggedEvent } from "../../feed/log.queries.ts";
import { eraseTopics } from "./erase-topics.ts";
import { followConversation } from "./follow-conversation.ts";
import { listStaffGroups } from "./staff-group.queries.ts";
import { listLive, listTopicsOfContact } from "./talk.queries.ts";
import { type Change, tellChange } from "./tell-change.ts";
import { listConversationsWithTopic } from "./topic.queries.ts";

/** Topics that are made, or looked after, at one go when a group becomes ready. */
const mostAtOnce = 100;

/**
 * Follows some events of the log, in order: each conversation that they tell of is looked at once, as it is now, and what
 * became of single messages is told one by one.
 */
export async function notice(desk: Desk, entries: readonly LoggedEvent[]): Promise<void> {
  const { db, workspaceId } = desk;
  const isAnywhere = (await listStaffGroups(db, workspaceId)).some(({ chat }) => chat !== null);
  const followed = new Map<string, Awaited<ReturnType<typeof followConversation>>>();
  for (const { event, subjectId } of entries) {
    if (event.kind === "contact.erased") for (const id of event.data.conversationIds) await eraseTopics(desk, id);
    if (!isAnywhere) continue;
    const change = changeIn(event);
    for (const conversationId of await conversationsOf(desk, { event, subjectId, change })) {
      if (!followed.has(conversationId)) followed.set(conversationId, await followConversation(desk, conversationId));
      const scene = followed.get(conversationId);
      if (scene && change) await tellChange(desk, scene, change);
    }
  }
}

/** What an event tells of a message that its topic shows already; null for others. */
function changeIn(event: FeedEvent): Change | null {
  switch (event.kind) {
    case "message.edited":
      return { change: "edited", messageId: event.data.message.id, version: event.data.message.version };
    case "message.extended":
      return { change: "extended", messageId: event.data.message.id };
    case "message.reacted":
      return { change: "reacted", messageId: event.data.id };
    case "message.pressed":
      return { change: "pressed", messageId: event.data.id };
    case "message.progressed": {
      const { id, state, failure } = event.data;
      if (state === "failed" || state === "unknown") return { change: state, messageId: id, reason: failure ?? "" };
      return state === "deleted" || state === "cancelled" ? { change: "takenBack", messageId: id } : null;
    }
    default:
      return null;
  }
}

interface Told {
  event: FeedEvent;
  subjectId: string | null;
  change: Change | null;
}

async function conversationsOf({ db, workspaceId }: Desk, { event, subjectId, change }: Told): Promise<string[]> {
  const { kind, data } = event;
  if (kind === "contact.changed") return listTopicsOfContact(db, { workspaceId, contactId: subjectId ?? "" });
  if (kind === "staff_group.saved") {
    const had = await listConversationsWithTopic(db, { workspaceId, staffGroupId: subjectId ?? "", limit: mostAtOnce });
    return [...new Set([...had, ...(await listLive(db, { workspaceId, limit: mostAtOnce }))])];
  }
  // What somebody writes who is blocked is told once they are not.
  if (kind === "message.withheld") return [];
  if (kind === "contact.erased") return event.data.conversationIds;
  if (kind === "message.progressed") return change ? [event.data.conversationId] : [];
  if (kind.startsWith("conversation.") || kind.startsWith("message.")) {
    if ("conversation" in data) return [data.conversation.id];
    if ("conversationId" in data) return [data.conversationId];
  }
  return [];
}
