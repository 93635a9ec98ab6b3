import { mutation } from "./fields.inputs.ts";

export const issueTelegramLink = mutation({});

export const revokeTelegramLink = mutation({});
