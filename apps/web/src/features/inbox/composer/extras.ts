import type { AfterPress, ButtonDraft, CannedFile } from "@frontdesk/contract";
import { useState } from "react";

/** What goes with a reply beside its text and its own files. */
export interface Extras {
  canned: { cannedReplyId: string; files: CannedFile[] } | null;
  buttons: ButtonDraft[];
  afterPress: AfterPress;
}

const none: Extras = { canned: null, buttons: [], afterPress: "keep" };

/** The buttons of a reply that is being written, and what a canned reply brought along; kept in this tab beside its draft. */
export function useExtras(memberId: string, conversationId: string) {
  const key = `frontdesk.extras.${memberId}.${conversationId}`;
  const [extras, setExtras] = useState(() => readExtras(sessionStorage.getItem(key)));
  return {
    ...extras,
    isAny: extras.buttons.length > 0 || (extras.canned?.files.length ?? 0) > 0,
    set(change: Partial<Extras>) {
      const next = { ...extras, ...change };
      setExtras(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    clear() {
      setExtras(none);
      sessionStorage.removeItem(key);
    },
  };
}

export type ChosenExtras = ReturnType<typeof useExtras>;

// Only what was written above is ever read here.
function readExtras(kept: string | null): Extras {
  return kept === null ? none : (JSON.parse(kept) as Extras);
}
