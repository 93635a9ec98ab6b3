import { z } from "zod";
import { draftKinds } from "./draft.ts";
import { at, button, conversation, id, message, named, standing } from "./feed-talk.schema.ts";
import { attachmentKinds } from "./message.ts";
import { afterPress, buttonKinds } from "./message-button.ts";
import { viewAudiences } from "./saved-view.ts";
import { suggestionStates } from "./suggestion.ts";

// What the feed's schema says of what is written, and of what is kept to be written.

const count = z.int().min(0);
const version = z.int().min(1);

const kept = {
  id,
  audience: z.enum(viewAudiences),
  ownerId: id,
  teamId: id.nullable(),
  folder: z.string(),
  title: z.string(),
  version,
};

const [urlKind, ...otherKinds] = buttonKinds;
const variant = z
  .strictObject({
    language: z.string(),
    text: z.string(),
    buttons: z.array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal(urlKind), label: z.string(), url: z.string() }),
        z.strictObject({ kind: z.enum(otherKinds), label: z.string() }),
      ]),
    ),
  })
  .meta({ id: "CannedVariant" });

const cannedReply = z
  .strictObject({
    ...kept,
    shortcut: z.string(),
    variants: z.array(variant),
    afterPress: z.enum(afterPress),
    files: z.array(
      z.strictObject({ id, kind: z.enum(attachmentKinds), name: z.string(), mime: z.string(), sizeBytes: count }),
    ),
    uses: count,
  })
  .meta({ id: "CannedReply" });

const guide = z
  .strictObject({ ...kept, steps: z.array(z.strictObject({ variants: z.array(variant) })) })
  .meta({ id: "Guide" });

export const pressed = z.strictObject({
  conversation,
  was: standing.nullable(),
  id,
  buttons: z.array(button),
  version,
});
export const noted = z.strictObject({ conversation, was: standing.nullable(), message });
export const mentionMade = z.strictObject({
  mention: z.strictObject({ messageId: id, conversationId: id, number: z.int().min(1), by: named, at }),
});
export const mentionSeen = z.strictObject({ messageIds: z.array(id) });
export const draftChanged = z.strictObject({
  conversationId: id,
  kind: z.enum(draftKinds),
  version,
  isBlank: z.boolean(),
});
export const cannedReplySaved = z.strictObject({ cannedReply });
export const cannedReplyUsed = z.strictObject({ id, uses: count });
export const guideSaved = z.strictObject({ guide });
export const suggestionChanged = z.strictObject({
  conversationId: id,
  suggestionId: id,
  state: z.enum(suggestionStates),
  version,
});
export const guideProgressed = z.strictObject({
  conversationId: id,
  progress: z.strictObject({ guideId: id, step: count }).nullable(),
});
