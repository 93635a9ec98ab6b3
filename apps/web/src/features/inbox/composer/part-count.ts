import { type AttachmentKind, type FormattedText, messageLimits, splitFormatted } from "@frontdesk/contract";

const albumOf: Partial<Record<AttachmentKind, string>> = {
  photo: "pictures",
  video: "pictures",
  audio: "audio",
  document: "documents",
};

/** T5: as how many messages Telegram's people will see a reply, an album counted as one. */
export function partCount(text: FormattedText, files: readonly AttachmentKind[]): number {
  const albums = files.filter((kind, nth) => {
    const before = files[nth - 1];
    return albumOf[kind] === undefined || before === undefined || albumOf[kind] !== albumOf[before];
  }).length;
  const isCaption = files.length > 0 && text.text.length <= messageLimits.captionLength;
  return albums + (isCaption ? 0 : splitFormatted(text, messageLimits.textLength).length);
}
