import { z } from "zod";
import { instant, mutation } from "./fields.inputs.ts";
import { person, reacted, said, text, tgId, update } from "./telegram-said.inputs.ts";

// The duties of a bot process in groups and supergroups.

/** Who acts in a group: a person; or a chat, which is a channel that posts, or the group itself, as which an administrator speaks. */
const sender = z.discriminatedUnion("kind", [
  person.extend({ kind: z.literal("person") }),
  z.strictObject({
    kind: z.literal("chat"),
    tgChatId: tgId,
    name: text(256).min(1),
    username: text(64).nullable(),
  }),
]);
export type GroupSender = z.infer<typeof sender>;

const place = {
  chat: z.strictObject({
    tgChatId: tgId,
    type: z.enum(["group", "supergroup"]),
    title: text(256).min(1),
    username: text(64).nullable(),
    isForum: z.boolean(),
  }),
  /** The topic of a forum; null in other groups, and in a forum's General. */
  threadId: tgId.nullable(),
};

const content = {
  ...place,
  from: sender,
  ...said,
  /** What the topic was called when it was opened, where Telegram tells it. */
  topicName: text(256).nullable(),
  /** It mentions the bot, answers it, or is a command for it. */
  isAddressed: z.boolean(),
};

export const applyGroupMessage = mutation({ ...update, ...content });
export type ApplyGroupMessage = z.infer<typeof applyGroupMessage>;

export const applyGroupEdit = mutation({ ...update, ...content, editedAt: instant });
export type ApplyGroupEdit = z.infer<typeof applyGroupEdit>;

/** Telegram tells of reactions in a group to its administrators alone, and of topics nothing. */
export const applyGroupReaction = mutation({ ...update, ...reacted, from: sender });
export type ApplyGroupReaction = z.infer<typeof applyGroupReaction>;

/** What Telegram tells of a group itself, or of a topic of it. */
export const applyGroupNotice = mutation({
  ...update,
  ...place,
  from: sender.nullable(),
  notice: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("renamed"), title: text(256).min(1) }),
    z.strictObject({ kind: z.enum(["topic_opened", "topic_renamed"]), name: text(256).min(1) }),
    z.strictObject({ kind: z.enum(["topic_closed", "topic_reopened"]) }),
  ]),
});
export type ApplyGroupNotice = z.infer<typeof applyGroupNotice>;
