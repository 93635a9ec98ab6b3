import type { Message, MessageButton } from "@frontdesk/contract";
import { type Change, leftId, type Projection, refetch } from "./projection.ts";
import { mapRows, withRow } from "./rows.ts";

interface Input {
  conversationId: string;
}

interface Page {
  rows: Message[];
  next: number | null;
  /** The last `seq` it covers; null or absent where it reaches to the end. */
  newer?: number | null;
}

/** A page keeps covering the stretch it was fetched for: from its `next` to its `newer`, or to the end. */
export const messageList: Projection<Input, Page> = (page, change, { input }) => {
  if (leftId(change, "conversation") === input.conversationId) return refetch;
  if (changesAnswered(page.rows, change) || movesThread(change, input.conversationId)) return refetch;
  const rows = rowsAfter(page, change, input);
  return rows === page.rows ? page : { ...page, rows };
};

function rowsAfter(page: Page, change: Change, input: Input): Message[] {
  const { rows } = page;
  if ("left" in change) return rows;
  switch (change.kind) {
    case "message.received":
    case "message.queued":
    case "message.edited":
    case "message.extended":
      return withMessage(page, change.data.message, input);
    case "message.progressed": {
      const { id, state, failure, version } = change.data;
      return mapRows(rows, (row) =>
        row.id === id && row.version <= version ? { ...row, state, failure, version } : row,
      );
    }
    case "message.reacted": {
      const { id, reactions, version } = change.data;
      return mapRows(rows, (row) => (row.id === id && row.version <= version ? { ...row, reactions, version } : row));
    }
    case "message.pressed": {
      const { id, buttons, version } = change.data;
      return mapRows(rows, (row) => (row.id === id && row.version <= version ? { ...row, buttons, version } : row));
    }
    case "attachment.settled": {
      const { messageId, attachment } = change.data;
      return mapRows(rows, (row) => {
        if (row.id !== messageId) return row;
        const attachments = mapRows(row.attachments, (one) => (one.id === attachment.id ? attachment : one));
        return attachments === row.attachments ? row : { ...row, attachments };
      });
    }
    case "contact.changed":
      return mapRows(rows, (row) => withName(row, "contact", change.data));
    case "member.changed":
      return mapRows(rows, (row) => withName(row, "member", change.data.member));
    default:
      // What was done with the conversation is told by a line of it.
      return "message" in change.data ? withMessage(page, change.data.message, input) : rows;
  }
}

/** The page's rows with a message in its place, if it belongs on this page and is no older than what is there. */
export function withMessage({ rows, next, newer }: Page, message: Message, { conversationId }: Input): Message[] {
  if (message.conversationId !== conversationId) return rows;
  if ((newer != null && message.seq > newer) || (next && message.seq < next)) return rows;
  return withRow(rows, message, (one, other) => one.seq - other.seq);
}

/** Whether a change makes what was said in a thread another contact's; who reacted and pressed is so too. */
function movesThread(change: Change, conversationId: string): boolean {
  if ("left" in change || (change.kind !== "contact.merged" && change.kind !== "contact.unmerged")) return false;
  return change.data.conversationIds.includes(conversationId);
}

/** Whether a change alters what rows quote of the messages they answer; events don't tell how that reads. */
function changesAnswered(rows: Message[], change: Change): boolean {
  if ("left" in change) return false;
  switch (change.kind) {
    case "message.edited":
    case "message.extended":
      return rows.some(({ reply }) => reply?.messageId === change.data.message.id);
    case "contact.changed":
    case "member.changed": {
      const { id, name } = change.kind === "member.changed" ? change.data.member : change.data;
      const named = new Map(rows.map(({ id: rowId, author }) => [rowId, author]));
      return rows.some(({ reply }) => {
        if (reply?.messageId == null || reply.authorName === name) return false;
        // The answered message may be on another page, and its author anybody.
        const author = named.get(reply.messageId);
        return !author || author.id === id;
      });
    }
    default:
      return false;
  }
}

/** A message with what a person is called now, as its author, under its reactions and its buttons. */
export function withName(
  row: Message,
  kind: "contact" | "member",
  { id, name }: { id: string; name: string },
): Message {
  const { author } = row;
  const reactions = mapRows(row.reactions, (one) =>
    one.by.kind === kind && one.by.id === id && one.by.name !== name ? { ...one, by: { ...one.by, name } } : one,
  );
  const buttons =
    kind === "contact" ? mapRows(row.buttons, (button) => withPresserName(button, { id, name })) : row.buttons;
  if (author.kind === kind && author.id === id && author.name !== name)
    return { ...row, reactions, buttons, author: { ...author, name } };
  return reactions === row.reactions && buttons === row.buttons ? row : { ...row, reactions, buttons };
}

function withPresserName(button: MessageButton, { id, name }: { id: string; name: string }): MessageButton {
  const presses = mapRows(button.presses, (press) =>
    press.contactId === id && press.name !== name ? { ...press, name } : press,
  );
  return presses === button.presses ? button : { ...button, presses };
}
