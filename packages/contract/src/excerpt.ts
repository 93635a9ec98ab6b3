import { cutText } from "./cut-text.ts";
import type { Attachment, AttachmentKind, SpecialContent } from "./message.ts";

const signs: Record<AttachmentKind, string> = {
  photo: "🖼",
  video: "🎬",
  video_note: "🎬",
  animation: "🎬",
  voice: "🎤",
  audio: "🎵",
  document: "📎",
  sticker: "🏷",
};

/** What of a message its excerpt needs. */
export interface Excerpted {
  text: string;
  special: SpecialContent | null;
  files: Pick<Attachment, "kind" | "name" | "emoji">[];
}

const excerptLength = 140;

/** How a message begins, on one line of at most 140 UTF-16 units: signs for what is no text, so that it reads in any language. */
export function excerptOf({ text, special, files }: Excerpted): string {
  const words = text.replaceAll(/\s+/g, " ").trim();
  const parts = [filesIn(files, words !== ""), special ? specialIn(special) : "", words];
  return cutText(parts.filter((part) => part !== "").join(" "), excerptLength);
}

function filesIn(files: Excerpted["files"], hasWords: boolean): string {
  const [first] = files;
  if (!first) return "";
  if (files.length > 1) return `${[...new Set(files.map(({ kind }) => signs[kind]))].join("")} ×${files.length}`;
  if (first.kind === "sticker" && first.emoji) return first.emoji;
  const isNamed = first.kind === "document" || first.kind === "audio";
  return isNamed && first.name && !hasWords ? `${signs[first.kind]} ${first.name}` : signs[first.kind];
}

function specialIn(special: SpecialContent): string {
  switch (special.kind) {
    case "place":
      return special.title ? `📍 ${special.title}` : "📍";
    case "contact_card":
      return `👤 ${special.name}`;
    case "unsupported":
      return "❔";
    case "erased":
      return "";
  }
}
