import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { User } from "telegraf/types";

/** Who wrote, as the desk knows people. Telegram requires a first name, and still some accounts have a blank one. */
export function personOf({ id, first_name, last_name, username, language_code }: User): ApplyMessage["from"] {
  const name = [first_name, last_name].filter(Boolean).join(" ").trim() || username || String(id);
  return {
    tgUserId: id,
    name: name.slice(0, 256),
    username: username ?? null,
    language: language_code ?? null,
  };
}
