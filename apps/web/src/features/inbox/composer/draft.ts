import type { Composition } from "@frontdesk/client/react";
import { useState } from "react";

export type Answered = NonNullable<Composition["reply"]>;

/**
 * What a member is writing in a conversation and what it answers, kept in this browser across conversations and reloads;
 * whoever else signs in here has drafts of their own.
 */
export function useDraft(memberId: string, conversationId: string) {
  const [text, setText] = useKept(`frontdesk.draft.${memberId}.${conversationId}`);
  const [answered, setAnswered] = useKept(`frontdesk.draft-reply.${memberId}.${conversationId}`);
  return {
    text,
    setText,
    answered: readAnswered(answered),
    setAnswered: (next: Answered | null) => setAnswered(next ? JSON.stringify(next) : ""),
  };
}

export type Draft = ReturnType<typeof useDraft>;

function useKept(key: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? "");
  const write = (next: string) => {
    setValue(next);
    if (next === "") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [value, write];
}

// Only what was written above is ever read here.
function readAnswered(kept: string): Answered | null {
  return kept === "" ? null : (JSON.parse(kept) as Answered);
}
