import type { Message, TextEntity } from "@frontdesk/contract";

/** A message's formatting, and in a note the names of those whom it calls as well. */
export function withMentions({
  text,
  entities,
  mentions,
}: Pick<Message, "text" | "entities" | "mentions">): TextEntity[] {
  const called = mentions.flatMap(({ name }) => {
    const offset = text.indexOf(`@${name}`);
    return offset < 0 ? [] : [{ type: "bold", offset, length: name.length + 1 }];
  });
  if (called.length === 0) return entities;
  return [...entities, ...called].sort((one, other) => one.offset - other.offset || other.length - one.length);
}
