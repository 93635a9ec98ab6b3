import { z } from "zod";
import { assignmentReasons } from "./assignment.ts";
import {
  conversationStates,
  directions,
  escalationCauses,
  handlers,
  priorities,
  reachabilities,
} from "./conversation.ts";
import { undoableActs } from "./conversation-act.ts";
import { csatScales } from "./csat.ts";
import { contactKinds } from "./group.ts";
import { attachmentKinds, attachmentStates, authorKinds, messageStates, originKinds } from "./message.ts";
import { afterPress, buttonKinds } from "./message-button.ts";
import { slaMetrics, slaStandings } from "./sla.ts";

// What the feed's schema says of conversations and their messages.

export const id = z.uuid().meta({ id: "Id" });
export const at = z.iso.datetime().meta({ id: "Time" });
const nullableText = z.string().nullable();
const count = z.int().min(0);
const rating = z.int().min(1).max(5).nullable();
const size = count.nullable();
const version = z.int().min(1);

export const standing = z
  .strictObject({
    state: z.enum(conversationStates),
    assigneeId: id.nullable(),
    teamId: id,
    inboxId: id,
    priority: z.enum(priorities),
    tagIds: z.array(id),
    waitingSince: at.nullable(),
    sla: z.enum(slaStandings).nullable(),
  })
  .meta({ id: "Standing" });

export const conversation = z
  .strictObject({
    id,
    number: z.int().min(1),
    state: z.enum(conversationStates),
    inbox: z.strictObject({ id, name: z.string() }),
    teamId: id,
    contact: z.strictObject({
      id,
      kind: z.enum(contactKinds),
      name: z.string(),
      username: nullableText,
      language: nullableText,
      reachable: z.enum(reachabilities),
      avatar: nullableText,
      isVerified: z.boolean(),
      isBlocked: z.boolean(),
    }),
    assignee: z.strictObject({ id, name: z.string() }).nullable(),
    priority: z.enum(priorities),
    tagIds: z.array(id),
    handledBy: z.enum(handlers),
    escalation: z.strictObject({ at, cause: z.enum(escalationCauses), reason: z.string() }).nullable(),
    snoozedUntil: at.nullable(),
    lastSeq: count,
    lastMessage: z.string(),
    lastMessageDirection: z.enum(directions).nullable(),
    lastMessageAt: at,
    waitingSince: at.nullable(),
    sla: z.strictObject({ metric: z.enum(slaMetrics), dueAt: at, state: z.enum(slaStandings) }).nullable(),
    closedAt: at.nullable(),
    rating,
    createdAt: at,
    version,
  })
  .meta({ id: "Conversation" });

export const attachment = z
  .strictObject({
    id,
    kind: z.enum(attachmentKinds),
    name: nullableText,
    mime: nullableText,
    sizeBytes: size,
    width: size,
    height: size,
    durationSeconds: size,
    emoji: nullableText,
    caption: nullableText,
    hasPreview: z.boolean(),
    state: z.enum(attachmentStates),
    failure: nullableText,
  })
  .meta({ id: "Attachment" });

export const reaction = z
  .strictObject({
    emoji: z.string(),
    by: z.strictObject({ kind: z.enum(["contact", "member", "api_token"]), id, name: z.string() }),
  })
  .meta({ id: "Reaction" });

export const named = z.strictObject({ id, name: z.string() });
const receiver = z.strictObject({ kind: z.enum(["member", "team"]), id, name: z.string() }).nullable();

/** What was done with a conversation, as a line of its thread tells it. */
const act = z
  .discriminatedUnion("name", [
    z.strictObject({ name: z.literal("taken"), from: named.nullable() }),
    z.strictObject({ name: z.literal("transferred"), to: receiver, note: nullableText }),
    z.strictObject({
      name: z.literal("assigned"),
      to: receiver,
      note: nullableText,
      reason: z.enum(assignmentReasons).optional(),
    }),
    z.strictObject({
      name: z.literal("escalated"),
      to: receiver,
      cause: z.enum(escalationCauses),
      reason: z.string(),
    }),
    z.strictObject({ name: z.literal("prioritised"), from: z.enum(priorities), to: z.enum(priorities) }),
    z.strictObject({ name: z.literal("tagged"), added: z.array(named), removed: z.array(named) }),
    z.strictObject({ name: z.literal("snoozed"), until: at.nullable() }),
    z.strictObject({
      name: z.enum(["released", "awaited", "woken", "closed", "reopened", "spam_marked", "spam_cleared"]),
    }),
    z.strictObject({ name: z.enum(["blocked", "unblocked"]) }),
    z.strictObject({
      name: z.literal("rated"),
      rating: z.int(),
      was: rating,
      scale: z.enum(csatScales),
    }),
    z.strictObject({
      name: z.literal("restored"),
      undone: z.enum(undoableActs),
      state: z.enum(conversationStates),
    }),
    z.strictObject({
      name: z.enum(["sla_warned", "sla_breached"]),
      metric: z.enum(slaMetrics),
      dueAt: at,
      policy: z.string(),
    }),
  ])
  .meta({ id: "Act" });

export const button = z
  .strictObject({
    id,
    kind: z.enum(buttonKinds),
    label: z.string(),
    url: nullableText,
    presses: z.array(z.strictObject({ contactId: id, name: z.string(), at })),
  })
  .meta({ id: "Button" });

export const message = z
  .strictObject({
    id,
    conversationId: id,
    seq: z.int().min(1),
    direction: z.enum(directions),
    author: z.strictObject({ kind: z.enum(authorKinds), id: id.nullable(), name: z.string() }),
    text: z.string(),
    entities: z.array(
      z.strictObject({
        type: z.string(),
        offset: count,
        length: z.int().min(1),
        url: z.string().optional(),
        language: z.string().optional(),
        custom_emoji_id: z.string().optional(),
      }),
    ),
    source: nullableText,
    special: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("place"),
          latitude: z.number(),
          longitude: z.number(),
          title: nullableText,
          address: nullableText,
        }),
        z.strictObject({ kind: z.literal("contact_card"), name: z.string(), phone: z.string() }),
        z.strictObject({ kind: z.literal("unsupported"), what: z.string() }),
        z.strictObject({ kind: z.literal("erased") }),
        z.strictObject({ kind: z.literal("act"), act }),
      ])
      .nullable(),
    reply: z
      .strictObject({ messageId: id.nullable(), authorName: z.string(), excerpt: z.string(), quote: nullableText })
      .nullable(),
    forwardedFrom: z.strictObject({ kind: z.enum(originKinds), name: z.string(), at }).nullable(),
    reactions: z.array(reaction),
    buttons: z.array(button),
    afterPress: z.enum(afterPress).nullable(),
    mentions: z.array(named),
    isUpdate: z.boolean(),
    state: z.enum(messageStates),
    failure: nullableText,
    attachments: z.array(attachment),
    clientKey: id.nullable(),
    editedAt: at.nullable(),
    createdAt: at,
    version,
  })
  .meta({ id: "Message" });
