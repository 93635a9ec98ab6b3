export { claimAvatars, findAvatar } from "./avatar.queries.ts";
export { meetTelegramPerson } from "./meet-telegram-person.ts";
export { acceptAvatar, settleAvatar } from "./settle-avatar.ts";
