import { z } from "zod";
import { cannedLimits } from "./canned-reply.ts";
import { called, id, line, mutation, prose, version } from "./fields.inputs.ts";
import { guideLimits } from "./guide.ts";
import { afterPress, buttonLimits } from "./message-button.ts";
import { viewAudiences } from "./saved-view.ts";
import { unknownVariables } from "./template.ts";

const label = called(buttonLimits.labelLength);
/** The addresses that Telegram opens from a button (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const url = z
  .url({ protocol: /^(https?|tg)$/ })
  .max(buttonLimits.urlLength)
  .regex(/^[\x21-\x7e]+$/);

export const messageButton = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("url"), label, url }),
  z.strictObject({ kind: z.enum(["answer", "person"]), label }),
]);

const text = prose(cannedLimits.textLength).refine((source) => unknownVariables(source).length === 0, {
  error: "unknown_variable",
});

const variants = z
  .array(
    z.strictObject({
      language: z.string().regex(/^[a-z]{2,3}$/),
      text,
      buttons: z.array(messageButton).max(buttonLimits.perMessage),
    }),
  )
  .min(1)
  .max(cannedLimits.variants)
  .refine((all) => new Set(all.map(({ language }) => language)).size === all.length, { error: "language_twice" });

const kept = {
  audience: z.enum(viewAudiences),
  /** The team that it is for. */
  teamId: id.nullable(),
  folder: z.union([z.literal(""), called(cannedLimits.folderLength)]),
  title: called(cannedLimits.titleLength),
};

export const saveCannedReply = mutation({
  /** Null for a new one. */
  cannedReplyId: id.nullable(),
  version: version.nullable(),
  ...kept,
  shortcut: line(cannedLimits.shortcutLength).regex(/^[\p{L}\p{N}._-]+$/u),
  variants,
  afterPress: z.enum(afterPress),
  /** All of its files, in order: those it has, and uploads of the caller's. */
  files: z.array(z.union([z.strictObject({ fileId: id }), z.strictObject({ uploadId: id })])).max(cannedLimits.files),
});
export type SaveCannedReply = z.infer<typeof saveCannedReply>;

export const removeCannedReply = mutation({ cannedReplyId: id });
export type RemoveCannedReply = z.infer<typeof removeCannedReply>;

export const saveGuide = mutation({
  /** Null for a new one. */
  guideId: id.nullable(),
  version: version.nullable(),
  ...kept,
  steps: z.array(z.strictObject({ variants })).min(1).max(guideLimits.steps),
});
export type SaveGuide = z.infer<typeof saveGuide>;

export const removeGuide = mutation({ guideId: id });
export type RemoveGuide = z.infer<typeof removeGuide>;
