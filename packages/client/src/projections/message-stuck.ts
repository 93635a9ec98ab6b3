import { isStuck, type StuckMessage } from "@frontdesk/contract";
import { conversationIn } from "./conversation.ts";
import { withName } from "./message-list.ts";
import { leftId, type Projection, type Refetch, refetch } from "./projection.ts";
import { mapRows } from "./rows.ts";

interface Page {
  rows: StuckMessage[];
  next: string | null;
}

/** Messages that were not sent. One that becomes so is asked for, as are those of a conversation that came into reach. */
export const messageStuck: Projection<unknown, Page> = (page, change) => {
  const rows = rowsAfter(page.rows, change);
  if (rows === refetch) return refetch;
  return rows === page.rows ? page : { ...page, rows };
};

function rowsAfter(rows: StuckMessage[], change: Parameters<typeof messageStuck>[1]): StuckMessage[] | Refetch {
  const left = leftId(change, "conversation");
  if (left) return kept(rows, ({ conversation }) => conversation.id !== left);
  if ("left" in change) return rows;
  switch (change.kind) {
    case "message.progressed": {
      const { id, state } = change.data;
      return isStuck(state) ? refetch : kept(rows, ({ message }) => message.id !== id);
    }
    case "message.edited":
    case "message.extended": {
      const { message } = change.data;
      return mapRows(rows, (row) =>
        row.message.id === message.id && row.message.version <= message.version ? { ...row, message } : row,
      );
    }
    case "attachment.settled":
      return rows.some(({ message }) => message.id === change.data.messageId) ? refetch : rows;
    case "contact.merged":
    case "contact.unmerged": {
      const { conversationIds } = change.data;
      return rows.some(({ conversation }) => conversationIds.includes(conversation.id)) ? refetch : rows;
    }
    case "contact.changed": {
      const { id, name } = change.data;
      if (rows.some(({ message }) => message.reply)) return refetch;
      return mapRows(rows, (row) =>
        row.conversation.contactId === id && row.conversation.contactName !== name
          ? { ...row, conversation: { ...row.conversation, contactName: name } }
          : row,
      );
    }
    case "member.changed": {
      const { member } = change.data;
      if (rows.some(({ message }) => message.reply)) return refetch;
      return mapRows(rows, (row) => {
        const message = withName(row.message, "member", member);
        return message === row.message ? row : { ...row, message };
      });
    }
    default:
      return change.kind.startsWith("conversation.") && mayEnter(change) ? refetch : rows;
  }
}

/** Whether a change may have brought a conversation within somebody's reach: it went to another member or team. */
function mayEnter(change: Parameters<typeof messageStuck>[1]): boolean {
  const conversation = conversationIn(change);
  if (!conversation || "left" in change || !("was" in change.data) || !change.data.was) return false;
  const { assigneeId, teamId } = change.data.was;
  return assigneeId !== (conversation.assignee?.id ?? null) || teamId !== conversation.teamId;
}

function kept<R>(rows: R[], isKept: (row: R) => boolean): R[] {
  return rows.every(isKept) ? rows : rows.filter(isKept);
}
