import { useRef, useState } from "react";
import type { SuggestionKeys } from "../writing/suggestion-list.tsx";
import { type Trigger, triggerAt } from "./trigger.ts";

const listKeys: ReadonlySet<string> = new Set(["Enter", "Tab", "ArrowUp", "ArrowDown"]);

/** The word under the caret that asks for suggestions, until they are closed, and the keys that are theirs meanwhile. */
export function useSuggestions(text: string, sign: Trigger["sign"]) {
  const [caret, setCaret] = useState(-1);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const keys = useRef<SuggestionKeys>(null);
  const found = caret < 0 ? null : triggerAt(text, caret, sign);
  const trigger = found && found.start !== closedAt ? found : null;
  return {
    trigger,
    keys,
    setCaret(next: number) {
      setCaret(next);
      if (next < 0 || !triggerAt(text, next, sign)) setClosedAt(null);
    },
    /** The field is left; coming back asks again. */
    leave: () => setCaret(-1),
    close: () => setClosedAt(found?.start ?? null),
    /** True where a key is the list's. Until the list has come nothing is sent by it. */
    takesKey(key: string): boolean {
      if (!trigger) return false;
      return keys.current ? keys.current.onKey(key) : listKeys.has(key);
    },
  };
}
