export { announceContact } from "./announce-contact.ts";
export { claimAvatars, findAvatar } from "./avatar.queries.ts";
export { isBlocked } from "./blocked.queries.ts";
export { chooseLanguage } from "./choose-language.ts";
export { meetTelegramPerson } from "./meet-telegram-person.ts";
export { acceptAvatar, settleAvatar } from "./settle-avatar.ts";
