import type { TextEntity } from "@frontdesk/contract";

/** What a person asks of the bot: its name without slash and bot, and the rest of what they wrote. */
export interface Command {
  name: string;
  argument: string;
}

/** The command at the beginning of a message (https://core.telegram.org/bots/features#commands); null where it has none. */
export function commandIn(text: string, entities: readonly TextEntity[]): Command | null {
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!entity) return null;
  const [name = ""] = text.slice(1, entity.length).toLowerCase().split("@");
  const argument = text.slice(entity.length).trim();
  // `/language_ru` can be tapped in a message; `/language ru` can't.
  const [word = "", tail] = name.split("_");
  return tail === undefined ? { name, argument } : { name: word, argument: tail };
}
