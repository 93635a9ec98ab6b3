import type { AfterPress, ButtonDraft, CannedFile } from "@frontdesk/contract";
import { useState } from "react";

/** What goes with a reply beside its text and its own files. */
export interface Extras {
  canned: { cannedReplyId: string; files: CannedFile[] } | null;
  buttons: ButtonDraft[];
  afterPress: AfterPress;
}

const none: Extras = { canned: null, buttons: [], afterPress: "keep" };

/** The buttons of the reply that is being written, and what a canned reply brought along. */
export function useExtras() {
  const [extras, set] = useState(none);
  return {
    ...extras,
    isAny: extras.buttons.length > 0 || (extras.canned?.files.length ?? 0) > 0,
    set: (change: Partial<Extras>) => set((known) => ({ ...known, ...change })),
    clear: () => set(none),
  };
}

export type ChosenExtras = ReturnType<typeof useExtras>;
