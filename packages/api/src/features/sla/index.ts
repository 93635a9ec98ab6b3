export { reckonConversations } from "./reckon-conversations.ts";
export { watchClocks } from "./watch-clocks.ts";
