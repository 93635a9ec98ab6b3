import type { AttachmentKind } from "./message.ts";
import type { AfterPress, ButtonDraft } from "./message-button.ts";
import type { ViewAudience } from "./saved-view.ts";

/** What is said, in one language. The text is Telegram's Markdown with variables. */
export interface CannedVariant {
  /** An IETF tag of one part: `en`, `ru`. */
  language: string;
  text: string;
  buttons: ButtonDraft[];
}

/** A file that goes with a canned reply. */
export interface CannedFile {
  id: string;
  kind: AttachmentKind;
  name: string;
  mime: string;
  sizeBytes: number;
}

/** For whom something is kept, and where among the rest. */
export interface Kept {
  id: string;
  audience: ViewAudience;
  ownerId: string;
  /** The team it is for; null for other audiences. */
  teamId: string | null;
  /** Blank for none. */
  folder: string;
  title: string;
  version: number;
}

/** An answer that is kept, to be sent as it is or changed. */
export interface CannedReply extends Kept {
  /** Typed after a slash. */
  shortcut: string;
  variants: CannedVariant[];
  afterPress: AfterPress;
  files: CannedFile[];
  /** How often it was sent. */
  uses: number;
}

export const cannedLimits = {
  shortcutLength: 32,
  titleLength: 80,
  folderLength: 60,
  textLength: 4000,
  variants: 12,
  files: 10,
  /** Replies, and guides, in a workspace. */
  count: 1000,
} as const;

/** The order in which kept things are listed: by folder, then by title. */
export function compareKept(one: Kept, other: Kept): number {
  const keyOf = ({ folder, title, id }: Kept) => `${folder.toLowerCase()}\u0000${title.toLowerCase()}\u0000${id}`;
  const [first, second] = [keyOf(one), keyOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

interface Wanted {
  /** The person's language, as Telegram gives it (`pt-BR`). */
  language: string | null;
  /** The workspace's. */
  locale: string;
}

/** The variant for a person: in their language, else in the workspace's, else the first. */
export function variantFor<V extends { language: string }>(variants: readonly V[], wanted: Wanted): V | undefined {
  const inLanguage = (tag: string | null) => {
    const base = tag?.split("-")[0]?.toLowerCase();
    return variants.find(({ language }) => language === base);
  };
  return inLanguage(wanted.language) ?? inLanguage(wanted.locale) ?? variants[0];
}
