export { exportConversations } from "./export-conversations.ts";
export { figures, recountEverywhere } from "./keep-figures.ts";
