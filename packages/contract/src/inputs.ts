export * from "./bot.inputs.ts";
export * from "./contact.inputs.ts";
export * from "./conversation.inputs.ts";
export * from "./feed.inputs.ts";
export * from "./identity.inputs.ts";
export * from "./identity-account.inputs.ts";
export * from "./identity-audit.inputs.ts";
export * from "./telegram.inputs.ts";
