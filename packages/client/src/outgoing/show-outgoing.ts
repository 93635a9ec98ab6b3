import type { Attachment, CannedFile, Message } from "@frontdesk/contract";
import type { Outgoing, OutgoingFile } from "./outgoing.ts";

export type ShownMessage = Message & { outgoing: Outgoing | null };

const shownBefore = new WeakMap<Message, ShownMessage>();

/**
 * The messages, and after them those that the desk doesn't have yet; one that arrived is shown once (by its key). A
 * message that did not change is shown as the same object as before.
 */
export function showOutgoing(
  messages: readonly Message[],
  waiting: readonly Outgoing[],
  author: Message["author"],
): ShownMessage[] {
  const arrived = new Set(messages.map(({ clientKey }) => clientKey));
  const last = messages.at(-1)?.seq ?? 0;
  const shown = messages.map(asShown);
  for (const outgoing of waiting)
    if (!arrived.has(outgoing.clientKey))
      shown.push(asMessage(outgoing, last + shown.length - messages.length + 1, author));
  return shown;
}

function asShown(message: Message): ShownMessage {
  const known = shownBefore.get(message);
  if (known) return known;
  const shown = { ...message, outgoing: null };
  shownBefore.set(message, shown);
  return shown;
}

function asMessage(outgoing: Outgoing, seq: number, author: Message["author"]): ShownMessage {
  const { clientKey, conversationId, text, formatted, reply, files, special, createdAt, canned } = outgoing;
  return {
    id: clientKey,
    conversationId,
    seq,
    direction: outgoing.kind === "note" ? "note" : "out",
    author,
    text: formatted?.text ?? text,
    entities: formatted?.entities ?? [],
    source: text,
    special,
    reply,
    forwardedFrom: null,
    reactions: [],
    buttons: outgoing.buttons.map((button, index) => ({
      ...{ id: `${clientKey} ${index}`, kind: button.kind, label: button.label, presses: [] },
      url: button.kind === "url" ? button.url : null,
    })),
    afterPress: outgoing.buttons.length > 0 ? outgoing.afterPress : null,
    mentions: outgoing.mentions,
    isUpdate: outgoing.isUpdate,
    state: "queued",
    failure: null,
    attachments: [...files.map(asAttachment), ...(canned?.files ?? []).map(asWaiting)],
    clientKey,
    editedAt: null,
    createdAt,
    version: 0,
    outgoing,
  };
}

function asAttachment({ uploadId, uploadedBytes: _, as: __, ...file }: OutgoingFile): Attachment {
  return { ...file, id: uploadId, emoji: null, caption: null, hasPreview: false, state: "pending", failure: null };
}

/** A file that the desk has already. */
function asWaiting({ id, kind, name, mime, sizeBytes }: CannedFile): Attachment {
  const unknown = { width: null, height: null, durationSeconds: null, emoji: null, caption: null, failure: null };
  return { ...unknown, id, kind, name, mime, sizeBytes, hasPreview: false, state: "pending" };
}
