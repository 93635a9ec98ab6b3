import {
  answers,
  type Conversation,
  type ConversationFilter,
  type ConversationView,
  filterOf,
  followsClock,
  orderOf,
  standingOf,
} from "@frontdesk/contract";
import { conversationIn, withoutTag, withPeople } from "./conversation.ts";
import { type Change, leftId, type Projection, type Refetch, refetch, type Viewer } from "./projection.ts";
import { mapRows, without, withRow } from "./rows.ts";

/** Where a conversation stands in a view's order. */
export interface ConversationKey {
  at: string;
  id: string;
}

type Key = ConversationKey;

interface Input {
  view: ConversationView;
  filter?: Partial<ConversationFilter> | null;
  cursor?: Key | null;
}

interface Page {
  rows: Conversation[];
  next: Key | null;
}

/**
 * A page keeps covering the stretch it was fetched for, from its cursor to its `next`: a conversation that is talked in
 * leaves the page it was on and enters another, and pages stay gapless however they grow and shrink.
 */
export const conversationList: Projection<Input, Page> = (page, change, { input, viewer }) => {
  const rows = rowsAfter(page, change, { input, viewer });
  if (rows === refetch) return refetch;
  return rows === page.rows ? page : { ...page, rows };
};

function rowsAfter(page: Page, change: Change, of: { input: Input; viewer: Viewer }): Conversation[] | Refetch {
  const { rows } = page;
  const left = leftId(change, "conversation");
  if (left) return without(rows, { id: left });
  const filter = filterOf(of.input.view, of.input.filter);
  if (!("left" in change) && change.kind === "tag.removed") {
    // Rows that were listed for this tag alone are not told one by one.
    if (filter.tagIds?.includes(change.data.id)) return refetch;
    return mapRows(rows, (row) => withoutTag(row, change));
  }
  const conversation = conversationIn(change);
  if (!conversation) return mapRows(rows, (row) => withPeople(row, change));
  if (!answers(standingOf(conversation), filter, of.viewer.memberId)) return without(rows, conversation);
  // Whether somebody waits long enough is for the desk's clock to say.
  if (followsClock(filter)) return refetch;
  return isOnPage(conversation, page, of.input)
    ? withRow(rows, conversation, orders[orderOf(of.input.view, of.input.filter)])
    : without(rows, conversation);
}

function isOnPage(conversation: Conversation, page: Page, { view, filter, cursor }: Input): boolean {
  const order = orderOf(view, filter);
  const key = keys[order](conversation);
  const isAfterCursor = !cursor || comparisons[order](cursor, key) < 0;
  return isAfterCursor && (!page.next || comparisons[order](key, page.next) <= 0);
}

const keys = {
  activity: ({ lastMessageAt, id }: Conversation): Key => ({ at: lastMessageAt, id }),
  waiting: ({ waitingSince, lastMessageAt, id }: Conversation): Key => ({ at: waitingSince ?? lastMessageAt, id }),
  due: ({ sla, lastMessageAt, id }: Conversation): Key => ({ at: sla?.dueAt ?? lastMessageAt, id }),
};

/** The latest activity first; who waits longest first; what is due first. */
const comparisons = {
  activity: (one: Key, other: Key) => compareKeys(other, one),
  waiting: compareKeys,
  due: compareKeys,
};

const orders = {
  activity: (one: Conversation, other: Conversation) => comparisons.activity(keys.activity(one), keys.activity(other)),
  waiting: (one: Conversation, other: Conversation) => comparisons.waiting(keys.waiting(one), keys.waiting(other)),
  due: (one: Conversation, other: Conversation) => comparisons.due(keys.due(one), keys.due(other)),
};

/** In which order a view lists conversations. */
export function orderIn(view: ConversationView, filter: Partial<ConversationFilter> | null) {
  const order = orderOf(view, filter);
  return { keyOf: keys[order], compare: comparisons[order] };
}

function compareKeys(one: Key, other: Key): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return 0;
}
