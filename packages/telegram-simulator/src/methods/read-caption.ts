import { captionText, type FormattedText } from "../entities/formatted-text.ts";
import type { CallFields } from "./call-fields.ts";

/** The caption of a call. @throws Bad Request when it is too long or wrongly formatted */
export function readCaption(fields: CallFields): FormattedText {
  return captionText({
    text: fields.text("caption"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("caption_entities"),
  });
}
