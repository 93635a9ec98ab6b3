export { type BotApi, openBotApi, type WebhookInfo } from "./bot-api.ts";
export { CallFailed, type CallFailure, failureOf } from "./call-failed.ts";
export { createFeature, type Feature } from "./context.ts";
export { emojiOf } from "./emoji.ts";
export { personOf } from "./person.ts";
export { chatIdOf, type RawUpdate } from "./raw-update.ts";
export { openRouter } from "./router.ts";
export { saidIn } from "./said.ts";
