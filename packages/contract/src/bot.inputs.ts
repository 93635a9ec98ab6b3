import { z } from "zod";
import { botTokenPattern } from "./bot.ts";
import { id, line, mutation, version } from "./fields.inputs.ts";

export const addBot = mutation({ token: z.string().trim().max(128).regex(botTokenPattern), apiRoot: line(40) });
export type AddBot = z.infer<typeof addBot>;

export const switchBot = mutation({ botId: id, on: z.boolean(), version });
export type SwitchBot = z.infer<typeof switchBot>;
