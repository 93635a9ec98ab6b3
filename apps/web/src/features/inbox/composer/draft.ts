import { useCallback, useState } from "react";

/** What is being written in a conversation, kept in this browser across conversations and reloads. */
export function useDraft(slug: string, conversationId: string): [string, (text: string) => void] {
  const key = `frontdesk.draft.${slug}.${conversationId}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key],
  );
  return [text, write];
}
