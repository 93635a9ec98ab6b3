import { type Composition, type OutgoingFile, plainText, type ShownMessage } from "@frontdesk/client/react";
import { excerptOf, type FormattedText, formatText, specialOf } from "@frontdesk/contract";
import { type ChosenFile, kindOf } from "./chosen-file.ts";
import type { Answered } from "./draft.ts";

/** A message as an answer refers to it, or to a stretch of it. */
export function answeredOf(message: ShownMessage, quote: string | null): Answered {
  const { id, author, text, attachments } = message;
  const excerpt = excerptOf({ text, special: specialOf(message), files: attachments });
  return { messageId: id, authorName: author.name, excerpt, quote };
}

/** A picked file as the outgoing queue keeps it. */
export function outgoingFile(chosen: ChosenFile, asFile: boolean): OutgoingFile {
  const { id, file, width, height } = chosen;
  const kind = kindOf(chosen, asFile);
  return {
    uploadId: id,
    name: file.name,
    mime: file.type,
    sizeBytes: file.size,
    kind,
    // What is shown as a file is sent as one, whatever its type suggests.
    as: kind === "document" ? "document" : null,
    width,
    height,
    durationSeconds: null,
    uploadedBytes: 0,
  };
}

/** How a text will read, where that is not how it was typed. */
export function readAs(source: string): FormattedText | null {
  const formatted = formatText(source);
  return formatted.entities.length > 0 ? formatted : null;
}

type Given = Partial<Composition> & { source: string };

/** What was written, as a draft that ends with it, ready for the outgoing queue. */
export function compose({ source, ...given }: Given): Composition {
  const text = source.trimEnd();
  return { ...plainText(text), formatted: readAs(text), endsDraft: true, ...given };
}
