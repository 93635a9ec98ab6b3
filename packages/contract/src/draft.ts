import type { Reply } from "./message.ts";

export const draftKinds = ["reply", "note"] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a member is writing in a conversation. */
export interface Draft {
  kind: DraftKind;
  /** Blank where it was sent or emptied. */
  text: string;
  answered: (Reply & { messageId: string }) | null;
  version: number;
}
