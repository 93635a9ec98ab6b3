import type { FormattedText, TextEntity } from "@frontdesk/contract";

/** Plain words, or words in one style. */
export function styled(text: string, type?: "bold" | "italic" | "strikethrough" | "blockquote"): FormattedText {
  const entities: TextEntity[] = type && text !== "" ? [{ type, offset: 0, length: text.length }] : [];
  return { text, entities };
}

/** Formatted texts one behind the other, each with its formatting. */
export function joined(parts: FormattedText[], separator = ""): FormattedText {
  const whole: FormattedText = { text: "", entities: [] };
  for (const part of parts) {
    if (part.text === "") continue;
    if (whole.text !== "") whole.text += separator;
    const { length } = whole.text;
    whole.entities.push(...part.entities.map((entity) => ({ ...entity, offset: entity.offset + length })));
    whole.text += part.text;
  }
  return whole;
}
