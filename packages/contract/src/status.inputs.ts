import { z } from "zod";
import { botLimits } from "./bot.ts";
import { mutation } from "./fields.inputs.ts";

export const debugWorkspace = mutation({ minutes: z.int().min(0).max(botLimits.debugMinutes) });
export type DebugWorkspace = z.infer<typeof debugWorkspace>;
