import { type Conversation, type ConversationView, viewsOf } from "@frontdesk/contract";
import { conversationIn, withPeople } from "./conversation.ts";
import { type Change, leftId, type Projection, type Viewer } from "./projection.ts";
import { mapRows, without, withRow } from "./rows.ts";

interface Key {
  at: string;
  id: string;
}

interface Input {
  view: ConversationView;
  cursor?: Key | null;
}

interface Page {
  rows: Conversation[];
  next: Key | null;
}

/**
 * A page keeps covering the stretch it was fetched for, from its cursor to its `next`: a conversation that is talked in
 * leaves the page it was on and enters the first, and pages stay gapless however they grow and shrink.
 */
export const conversationList: Projection<Input, Page> = (page, change, { input, viewer }) => {
  const rows = rowsAfter(page, change, { input, viewer });
  return rows === page.rows ? page : { ...page, rows };
};

function rowsAfter(page: Page, change: Change, of: { input: Input; viewer: Viewer }): Conversation[] {
  const { rows } = page;
  const left = leftId(change, "conversation");
  if (left) return without(rows, { id: left });
  const conversation = conversationIn(change);
  if (!conversation) return mapRows(rows, (row) => withPeople(row, change));
  return belongs(conversation, page, of) ? withRow(rows, conversation, newestFirst) : without(rows, conversation);
}

function belongs(conversation: Conversation, page: Page, { input, viewer }: { input: Input; viewer: Viewer }): boolean {
  const { state, assignee } = conversation;
  if (!viewsOf({ state, assigneeId: assignee?.id ?? null }, viewer.memberId).includes(input.view)) return false;
  const key = keyOf(conversation);
  const isAfterCursor = !input.cursor || compareKeys(input.cursor, key) < 0;
  return isAfterCursor && (!page.next || compareKeys(key, page.next) <= 0);
}

function keyOf({ lastMessageAt, id }: Conversation): Key {
  return { at: lastMessageAt, id };
}

const newestFirst = (one: Conversation, other: Conversation) => compareKeys(keyOf(one), keyOf(other));

function compareKeys(one: Key, other: Key): number {
  if (one.at !== other.at) return one.at > other.at ? -1 : 1;
  if (one.id !== other.id) return one.id > other.id ? -1 : 1;
  return 0;
}
