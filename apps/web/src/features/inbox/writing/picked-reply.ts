import { type CannedReply, fillTemplate, type TemplateValues, variantFor } from "@frontdesk/contract";
import type { Extras } from "../composer/extras.ts";

/** A canned reply as it is for one person: their language, its variables filled in. */
export interface Picked extends Extras {
  text: string;
}

interface For {
  wanted: { language: string | null; locale: string };
  values: TemplateValues;
}

/** What of a canned reply goes into the composer for a person. */
export function pickedReply({ id, files, afterPress, variants }: CannedReply, { wanted, values }: For): Picked {
  const variant = variantFor(variants, wanted);
  return {
    text: fillTemplate(variant?.text ?? "", values),
    buttons: variant?.buttons ?? [],
    afterPress,
    canned: { cannedReplyId: id, files },
  };
}
