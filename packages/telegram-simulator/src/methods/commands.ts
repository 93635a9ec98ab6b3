import { badRequest } from "../bot-api/error.ts";
import type { BotCommand } from "../world/bot.ts";
import type { CallFields } from "./call-fields.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#setmycommands */
export function setMyCommands({ world, bot, fields }: MethodCall): true {
  const given = fields.json("commands", "Can't parse commands JSON object") ?? [];
  if (!Array.isArray(given)) throw badRequest("Expected an Array of BotCommand");
  if (given.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  bot.commands.set(audience(fields), given.map(readCommand));
  world.announce({ kind: "bots" });
  return true;
}

/** https://core.telegram.org/bots/api#getmycommands */
export function getMyCommands({ bot, fields }: MethodCall): BotCommand[] {
  return bot.commands.get(audience(fields)) ?? [];
}

/** https://core.telegram.org/bots/api#deletemycommands */
export function deleteMyCommands({ world, bot, fields }: MethodCall): true {
  bot.commands.delete(audience(fields));
  world.announce({ kind: "bots" });
  return true;
}

/** The key of the default scope in the default language, which every private chat falls back to. */
export const everyone = "default/";

function audience(fields: CallFields): string {
  const scope = fields.json("scope", "Can't parse BotCommandScope JSON object") ?? { type: "default" };
  if (typeof scope !== "object" || scope === null) {
    throw badRequest("Can't parse BotCommandScope: BotCommandScope must be an Object");
  }
  const { type, ...rest } = { type: "default", ...scope };
  return [type, ...Object.values(rest).map(String), fields.text("language_code")].join("/");
}

function readCommand(given: unknown): BotCommand {
  const isRecord = typeof given === "object" && given !== null;
  const command = isRecord && "command" in given ? given.command : undefined;
  const description = isRecord && "description" in given ? given.description : undefined;
  if (typeof command !== "string" || typeof description !== "string") {
    throw badRequest("Can't parse BotCommand: expected an Object");
  }
  const name = command.replace(/^\//, "");
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest("BOT_COMMAND_INVALID");
  if (description.length < 1 || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  return { command: name, description };
}
