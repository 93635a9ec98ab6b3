import type {
  AfterPress,
  AttachmentKind,
  ButtonDraft,
  CannedFile,
  DeskErrorData,
  DraftKind,
  GuideProgress,
  Named,
  Reply,
  SpecialContent,
  TextEntity,
} from "@frontdesk/contract";

/** A file on its way to the desk, without its bytes. */
export interface OutgoingFile {
  /** The name of its upload: handing it over again is the same upload. */
  uploadId: string;
  name: string;
  mime: string;
  sizeBytes: number;
  /** As which it is shown until the desk has it. */
  kind: AttachmentKind;
  /** As which Telegram gets it; null for the kind that its type suggests. */
  as: "document" | "voice" | "video_note" | "sticker" | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  /** How much of it the desk has. */
  uploadedBytes: number;
}

/** What somebody wrote, before it has keys and a place in the queue. */
export interface Composition {
  /** Telegram's Markdown. */
  text: string;
  /** How the text reads, to show until the desk says it; null where it reads as it was typed. */
  formatted: { text: string; entities: TextEntity[] } | null;
  reply: (Reply & { messageId: string }) | null;
  files: OutgoingFile[];
  special: Exclude<SpecialContent, { kind: "unsupported" }> | null;
  /** To the person, or among the staff. */
  kind: DraftKind;
  /** Whom a note calls. */
  mentions: Named[];
  isUpdate: boolean;
  buttons: ButtonDraft[];
  afterPress: AfterPress;
  /** The canned reply it was made of, and those of its files that go along. */
  canned: { cannedReplyId: string; files: CannedFile[] } | null;
  guideStep: GuideProgress | null;
  /** Whether it was the draft of its kind, which ends with it. */
  endsDraft: boolean;
}

/** A message on its way to the desk: kept on this device until the desk has it. */
export interface Outgoing extends Composition {
  opId: string;
  /** The `clientKey` of the message it becomes. */
  clientKey: string;
  conversationId: string;
  createdAt: string;
  /** `waiting`: for a connection, or its turn. `refused`: the desk won't have it; somebody has to decide. */
  state: "waiting" | "sending" | "refused";
  error: DeskErrorData | null;
}

/** Where messages wait that the desk does not have yet; it outlives the page. */
export interface OutgoingStore {
  /** Oldest first. */
  load(): Promise<Outgoing[]>;
  has(opId: string): Promise<boolean>;
  put(outgoing: Outgoing): Promise<void>;
  remove(opId: string): Promise<void>;
  /** A file's bytes, by its upload; null where they are not kept. */
  file(uploadId: string): Promise<Blob | null>;
  putFile(uploadId: string, bytes: Blob): Promise<void>;
  removeFile(uploadId: string): Promise<void>;
}

/** How many bytes of files may wait on this device at a time. */
export const waitingFilesBytes = 200 * 1024 * 1024;

export const plainText = (text: string): Composition => ({
  text,
  formatted: null,
  reply: null,
  files: [],
  special: null,
  kind: "reply",
  mentions: [],
  isUpdate: false,
  buttons: [],
  afterPress: "keep",
  canned: null,
  guideStep: null,
  endsDraft: false,
});
