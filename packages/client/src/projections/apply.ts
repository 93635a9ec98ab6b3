import { type Answer, type FeedBatch, parseCursor } from "@frontdesk/contract";
import { contactGet, contactHistory, contactNotes, customFieldList } from "./contact-card.ts";
import { conversationCounts } from "./conversation-counts.ts";
import { conversationGet } from "./conversation-get.ts";
import { conversationList } from "./conversation-list.ts";
import { draftGet } from "./draft-get.ts";
import { groupAbout, groupList } from "./group.ts";
import { assignmentList, csatList, escalationGet, inboxList, teamList } from "./inbox-settings.ts";
import { cannedReplyList, guideList, guideProgress } from "./kept-lists.ts";
import { mentionList } from "./mention-list.ts";
import { messageList } from "./message-list.ts";
import { messageRevisions } from "./message-revisions.ts";
import { messageStuck } from "./message-stuck.ts";
import { type Change, type Projection, type Refetch, refetch, type Viewer } from "./projection.ts";
import { savedViewList } from "./saved-view-list.ts";
import { botList, invitationList, memberList, roleList, tokenList, workspaceSettings } from "./settings-lists.ts";
import { slaPolicyList } from "./sla-policy-list.ts";
import { staffGroupList } from "./staff-group-list.ts";
import { suggestionGet, suggestionHelp, suggestionSettings } from "./suggestion.ts";
import { tagList } from "./tag-list.ts";
import { telegramLinkMine } from "./telegram-link-mine.ts";

type Applied = (data: unknown, change: Change, of: { input: unknown; viewer: Viewer }) => unknown;

/** How each query's answer follows from the feed, by its path. */
const projections: ReadonlyMap<string, Applied> = new Map([
  ["conversation.list", typed(conversationList)],
  ["conversation.counts", typed(conversationCounts)],
  ["conversation.get", typed(conversationGet)],
  ["contact.get", typed(contactGet)],
  ["contact.notes", typed(contactNotes)],
  ["contact.history", typed(contactHistory)],
  ["customField.list", typed(customFieldList)],
  ["savedView.list", typed(savedViewList)],
  ["tag.list", typed(tagList)],
  ["message.list", typed(messageList)],
  ["message.revisions", typed(messageRevisions)],
  ["message.stuck", typed(messageStuck)],
  ["mention.list", typed(mentionList)],
  ["draft.get", typed(draftGet)],
  ["cannedReply.list", typed(cannedReplyList)],
  ["guide.list", typed(guideList)],
  ["guide.progress", typed(guideProgress)],
  ["suggestion.get", typed(suggestionGet)],
  ["suggestion.help", typed(suggestionHelp)],
  ["suggestion.settings", typed(suggestionSettings)],
  ["member.list", typed(memberList)],
  ["team.list", typed(teamList)],
  ["inbox.list", typed(inboxList)],
  ["assignment.list", typed(assignmentList)],
  ["escalation.get", typed(escalationGet)],
  ["csat.list", typed(csatList)],
  ["role.list", typed(roleList)],
  ["invitation.list", typed(invitationList)],
  ["token.list", typed(tokenList)],
  ["bot.list", typed(botList)],
  ["group.list", typed(groupList)],
  ["group.about", typed(groupAbout)],
  ["staffGroup.list", typed(staffGroupList)],
  ["telegramLink.mine", typed(telegramLinkMine)],
  ["slaPolicy.list", typed(slaPolicyList)],
  ["workspace.settings", typed(workspaceSettings)],
]);

// A path determines what its query takes and answers; only the router, which isn't known here, could prove it.
function typed<Input, Data>(projection: Projection<Input, Data>): Applied {
  return (data, change, { input, viewer }) => projection(data as Data, change, { input: input as Input, viewer });
}

/** The paths of queries whose answers follow the feed. */
export const followedPaths: readonly string[] = [...projections.keys()];

/** What an answer is about: the query's path, its input (for a page of an infinite query with its cursor), for whom. */
export interface Asked {
  path: string;
  input: unknown;
  viewer: Viewer;
}

const restsOnPeople = /^(contact|conversation|draft|guide|mention|message|savedView|suggestion)\./;

/** The data after one change: the same reference where nothing changed, `"refetch"` where the change doesn't suffice. */
export function applyEvent(data: unknown, change: Change, { path, input, viewer }: Asked): unknown {
  // What the log told of an erased person says nothing any more: what rests on it can only be asked for anew.
  if (!("left" in change) && change.kind === "contact.erased" && restsOnPeople.test(path)) return refetch;
  const projection = projections.get(path);
  return projection ? projection(data, change, { input, viewer }) : data;
}

/**
 * The answer after a batch of the feed: events it already contains are dropped (R7), the rest applied. Where its data
 * changed it stands at the batch's end; otherwise it is the same object.
 */
export function applyBatch<Data>(answer: Answer<Data>, batch: FeedBatch, asked: Asked): Answer<Data> | Refetch {
  const asOf = parseCursor(answer.asOf);
  const to = parseCursor(batch.to);
  if (!asOf || !to || asOf.epoch !== to.epoch) return refetch;
  let data: unknown = answer.data;
  for (const change of batch.events) {
    if (change.seq <= asOf.seq) continue;
    data = applyEvent(data, change, asked);
    if (data === refetch) return refetch;
  }
  return data === answer.data ? answer : { data: data as Data, asOf: batch.to };
}
