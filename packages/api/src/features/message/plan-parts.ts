import {
  type AttachmentKind,
  type FormattedText,
  messageLimits,
  type SpecialContent,
  splitFormatted,
} from "@frontdesk/contract";

/** One send of a message, as the outbox keeps it: one message of Telegram's, or the several of an album. */
export type Part =
  | ({ kind: "send_text"; hasButtons?: true } & FormattedText)
  | ({ kind: "send_media"; attachmentIds: string[]; hasButtons?: true } & FormattedText)
  | ({ kind: "send_album"; attachmentIds: string[] } & FormattedText)
  | ({ kind: "send_place" } & Omit<Extract<SpecialContent, { kind: "place" }>, "kind">)
  | ({ kind: "send_contact_card" } & Omit<Extract<SpecialContent, { kind: "contact_card" }>, "kind">);

/** What a message is made of. */
export interface Planned extends FormattedText {
  files: { id: string; kind: AttachmentKind }[];
  special: SpecialContent | null;
  /** Whether buttons stand under its text. */
  hasButtons?: boolean;
}

/** The kinds that may stand in one album (https://core.telegram.org/bots/api#sendmediagroup); others are sent alone. */
const albumOf: Partial<Record<AttachmentKind, string>> = {
  photo: "pictures",
  video: "pictures",
  audio: "audio",
  document: "documents",
};

/** These bear no text. */
const withoutCaption = new Set<AttachmentKind>(["sticker", "video_note"]);

/**
 * The sends that a message takes, in order (T5): its files, those that may in albums of up to ten, then what is neither
 * file nor text, then its text. Text that fits is the caption of the first file instead. Buttons are under the last send;
 * albums bear none (https://core.telegram.org/bots/api#sendmediagroup).
 */
export function planParts(planned: Planned): Part[] {
  const parts = plan(planned);
  const last = parts.at(-1);
  if (!planned.hasButtons || !last || !("text" in last) || last.kind === "send_album") return parts;
  return [...parts.slice(0, -1), { ...last, hasButtons: true }];
}

function plan({ files, special, hasButtons = false, ...formatted }: Planned): Part[] {
  const [first] = files;
  const fits = first && !withoutCaption.has(first.kind) && isOneCaption(formatted);
  const isCaption = fits && (!hasButtons || (files.length === 1 && !special));
  const none: FormattedText = { text: "", entities: [] };
  const media = inAlbums(files).map((run, index): Part => {
    const attachmentIds = run.map(({ id }) => id);
    const kind = run.length > 1 ? "send_album" : "send_media";
    return { kind, attachmentIds, ...(isCaption && index === 0 ? formatted : none) };
  });
  const texts = isCaption ? [] : splitFormatted(formatted, messageLimits.textLength);
  return [...media, ...inOwnWay(special), ...texts.map((text): Part => ({ kind: "send_text", ...text }))];
}

function isOneCaption({ text, entities }: FormattedText): boolean {
  return text.length <= messageLimits.captionLength && entities.length <= messageLimits.entities;
}

function inAlbums(files: Planned["files"]): Planned["files"][] {
  const runs: Planned["files"][] = [];
  for (const file of files) {
    const run = runs.at(-1);
    const album = albumOf[file.kind];
    if (run && album && run.length < messageLimits.attachments && run.every(({ kind }) => albumOf[kind] === album))
      run.push(file);
    else runs.push([file]);
  }
  return runs;
}

function inOwnWay(special: SpecialContent | null): Part[] {
  if (!special || special.kind === "unsupported" || special.kind === "erased") return [];
  if (special.kind === "contact_card") return [{ kind: "send_contact_card", name: special.name, phone: special.phone }];
  const { latitude, longitude, title, address } = special;
  return [{ kind: "send_place", latitude, longitude, title, address }];
}
