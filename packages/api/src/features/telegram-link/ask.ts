import { randomUUID } from "node:crypto";
import type { SendButton } from "@frontdesk/contract";
import { inTheirLanguage, type StaffChat, sayTo, type Words } from "./staff-chat.ts";
import { putQuestion } from "./telegram-link.queries.ts";

interface Question {
  linkId: string;
  question: Words;
  yes: Words;
  /** Other answers, between yes and no. */
  others?: SendButton[];
}

/** Asks a person about a link. Of several questions about one only the last has buttons that count. */
export async function ask(chat: StaffChat, { linkId, question, yes, others = [] }: Question): Promise<void> {
  const { db, workspaceId } = chat.desk;
  const [yesKey, noKey] = [randomUUID(), randomUUID()];
  await putQuestion(db, { workspaceId, id: linkId, keys: { yesKey, noKey } });
  const buttons = [
    { label: inTheirLanguage(chat, yes), id: buttonOf(yesKey) },
    ...others,
    { label: inTheirLanguage(chat, { word: "link.no" }), id: buttonOf(noKey) },
  ];
  await sayTo(chat, { ...question, buttons });
}

/** What such a button carries: whose it is, and an id that says nothing and can't be guessed. */
function buttonOf(key: string): string {
  return `link:${key}`;
}
