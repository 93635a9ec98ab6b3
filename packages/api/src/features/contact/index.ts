export { meetTelegramPerson } from "./meet-telegram-person.ts";
