import { cutText, plainName } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { User } from "telegraf/types";

/** Who wrote, as the desk knows people. */
export function personOf(user: User): ApplyMessage["from"] {
  const { id, username, language_code: language } = user;
  return { tgUserId: id, name: nameOf(user), username: username ?? null, language: language ?? null };
}

/** What somebody is called, as far as it can be shown. Telegram requires a first name, and still some accounts have a blank one. */
export function nameOf({ id, first_name, last_name, username }: User): string {
  const name = plainName([first_name, last_name].filter(Boolean).join(" ")) || username || String(id);
  return cutText(name, 256);
}
