import { isDeepStrictEqual } from "node:util";
import {
  type FormattedText,
  formatText,
  type Message,
  type MessageState,
  type SpecialContent,
  type TextEntity,
} from "@frontdesk/contract";
import type { EditMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { lockOwnMessage } from "./lock-own-message.ts";
import { getMessage } from "./message.queries.ts";
import { filesToSend } from "./outbox.queries.ts";
import { planParts } from "./plan-parts.ts";
import { rewriteMessage } from "./rewrite-message.ts";
import { rewriteSends } from "./rewrite-sends.ts";

const editable = new Set<MessageState>(["queued", "sending", "sent", "failed"]);

/**
 * Changes the text of one's own message, at Telegram too: what was not taken yet goes in its new form, and edits and
 * deletions follow the rest through the outbox. @throws not_found, conflict (not_yours, wrong_state, stale_version, edit_too_long)
 */
export async function editMessage(
  desk: Desk,
  viewer: Viewer,
  input: EditMessage,
  written?: FormattedText,
): Promise<Message> {
  const { db, workspaceId } = desk;
  const { messageId } = input;
  const { held, sends, message, shown } = await lockOwnMessage(desk, viewer, messageId);
  if (message.version !== input.version) throw new DeskError("conflict", "stale_version");
  const formatted = written ?? formatText(input.text);
  const former = { text: message.text, entities: message.entities as TextEntity[] };
  if (isDeepStrictEqual(formatted, former)) return getMessage(db, viewer, messageId);
  if (!editable.has(message.state)) throw new DeskError("conflict", "wrong_state");

  const files = await filesToSend(db, { workspaceId, messageId });
  const special = message.special as SpecialContent | null;
  const hasButtons = shown.buttons.length > 0;
  const before = planParts({ ...former, files, special, hasButtons });
  const after = planParts({ ...formatted, files, special, hasButtons });
  await rewriteSends(desk, { held, message, sends, before, after });
  return rewriteMessage(desk, { held, message, ...formatted, source: written ? null : input.text });
}
