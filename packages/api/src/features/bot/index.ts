export { noteUpdate, reportBot } from "./bot-health.ts";
