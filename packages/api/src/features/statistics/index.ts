export { exportConversations } from "./export-conversations.ts";
export { countFigures, countFiguresEverywhere } from "./keep-figures.ts";
