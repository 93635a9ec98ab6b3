import { z } from "zod";
import { botModes, botStates } from "./bot.ts";
import { botReasons } from "./bot-health.ts";
import { conversationStates, directions, reachabilities } from "./conversation.ts";
import { actorKinds, type EventData, type EventKind } from "./events.ts";
import type { FeedBatch, FeedEvent, LeftScope } from "./feed.ts";
import { memberStatuses } from "./identity.ts";
import { attachmentKinds, attachmentStates, authorKinds, messageStates, originKinds } from "./message.ts";
import { permissions, presets, scopes } from "./permissions.ts";

// A24: what the feed says, field by field. The types say the same; `satisfies` holds the two together.

/** Fields may be added within a version; one that goes, or changes its meaning, makes the next. */
export const feedSchemaVersion = 1;

const id = z.uuid().meta({ id: "Id" });
const at = z.iso.datetime().meta({ id: "Time" });
const nullableText = z.string().nullable();
const count = z.int().min(0);
const size = count.nullable();
const version = z.int().min(1);

const role = z.strictObject({ id, name: z.string(), preset: z.enum(presets).nullable() }).meta({ id: "Role" });

const member = z
  .strictObject({
    id,
    name: z.string(),
    email: z.string(),
    role,
    status: z.enum(memberStatuses),
    version,
  })
  .meta({ id: "Member" });

const roleRights = z.strictObject({
  ...role.shape,
  permissions: z.array(z.enum(permissions)),
  scope: z.enum(scopes),
  version,
});

const invitation = z.strictObject({ id, email: nullableText, role, expiresAt: at }).meta({ id: "Invitation" });

const token = z
  .strictObject({
    id,
    name: z.string(),
    last4: z.string(),
    permissions: z.array(z.enum(permissions)),
    lastUsedAt: at.nullable(),
    expiresAt: at.nullable(),
    createdAt: at,
  })
  .meta({ id: "ApiToken" });

const bot = z
  .strictObject({
    id,
    username: z.string(),
    name: z.string(),
    tokenLast4: z.string(),
    apiRoot: z.string(),
    state: z.enum(botStates),
    reason: z.enum(botReasons).nullable(),
    mode: z.enum(botModes),
    delivery: z.enum(botModes).nullable(),
    lastUpdateAt: at.nullable(),
    lastError: nullableText,
    checkedAt: at.nullable(),
    debugUntil: at.nullable(),
    version,
  })
  .meta({ id: "Bot" });

const sentTest = z.strictObject({
  testId: id,
  state: z.enum(["waiting", "accepted", "failed", "unknown"]),
  tgMessageId: z.int().nullable(),
  error: nullableText,
});

const standing = z
  .strictObject({ state: z.enum(conversationStates), assigneeId: id.nullable() })
  .meta({ id: "Standing" });

const conversation = z
  .strictObject({
    id,
    number: z.int().min(1),
    state: z.enum(conversationStates),
    inbox: z.strictObject({ id, name: z.string() }),
    teamId: id,
    contact: z.strictObject({
      id,
      name: z.string(),
      username: nullableText,
      language: nullableText,
      reachable: z.enum(reachabilities),
      avatar: nullableText,
    }),
    assignee: z.strictObject({ id, name: z.string() }).nullable(),
    lastSeq: count,
    lastMessage: z.string(),
    lastMessageDirection: z.enum(directions).nullable(),
    lastMessageAt: at,
    waitingSince: at.nullable(),
    closedAt: at.nullable(),
    createdAt: at,
    version,
  })
  .meta({ id: "Conversation" });

const attachment = z
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

const reaction = z
  .strictObject({
    emoji: z.string(),
    by: z.strictObject({ kind: z.enum(["contact", "member", "api_token"]), id, name: z.string() }),
  })
  .meta({ id: "Reaction" });

const message = z
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
      ])
      .nullable(),
    reply: z
      .strictObject({ messageId: id.nullable(), authorName: z.string(), excerpt: z.string(), quote: nullableText })
      .nullable(),
    forwardedFrom: z.strictObject({ kind: z.enum(originKinds), name: z.string(), at }).nullable(),
    reactions: z.array(reaction),
    state: z.enum(messageStates),
    failure: nullableText,
    attachments: z.array(attachment),
    clientKey: id.nullable(),
    editedAt: at.nullable(),
    createdAt: at,
    version,
  })
  .meta({ id: "Message" });

const change = z.strictObject({ conversation, was: standing.nullable() });
const withMessage = z.strictObject({ ...change.shape, message });
const rewritten = z.strictObject({ message, conversation });
const onlyId = z.strictObject({ id });

/** The data of each kind of event. */
export const eventDataSchemas = {
  "conversation.created": change,
  "conversation.taken": change,
  "conversation.released": change,
  "conversation.closed": change,
  "conversation.reopened": change,
  "conversation.revised": change,
  "message.received": withMessage,
  "message.queued": withMessage,
  "message.edited": rewritten,
  "message.extended": withMessage,
  "message.reacted": z.strictObject({ id, conversationId: id, reactions: z.array(reaction), version }),
  "message.progressed": z.strictObject({
    id,
    conversationId: id,
    state: z.enum(messageStates),
    failure: nullableText,
    version,
  }),
  "attachment.settled": z.strictObject({ messageId: id, conversationId: id, attachment }),
  "contact.changed": z.strictObject({
    id,
    name: z.string(),
    username: nullableText,
    language: nullableText,
    avatar: nullableText,
  }),
  "contact.reachability": z.strictObject({ contactId: id, inboxId: id, reachable: z.enum(reachabilities) }),
  "member.joined": z.strictObject({ member }),
  "member.changed": z.strictObject({ member }),
  "member.removed": z.strictObject({ member }),
  "role.created": z.strictObject({ role: roleRights }),
  "role.changed": z.strictObject({ role: roleRights }),
  "role.removed": onlyId,
  "invitation.created": z.strictObject({ invitation }),
  "invitation.closed": onlyId,
  "token.created": z.strictObject({ token }),
  "token.changed": z.strictObject({ token }),
  "token.revoked": onlyId,
  "bot.added": z.strictObject({ bot }),
  "bot.changed": z.strictObject({ bot }),
  "bot.tested": z.strictObject({ botId: id, test: sentTest }),
} satisfies { [Kind in EventKind]: z.ZodType<EventData[Kind]> };

const actor = z.strictObject({ kind: z.enum(actorKinds), id: id.nullable() }).meta({ id: "Actor" });

const eventOf = (kind: EventKind) =>
  z.strictObject({
    seq: z.int().min(1),
    id,
    at,
    actor,
    kind: z.literal(kind),
    data: eventDataSchemas[kind],
  });

const kinds = Object.keys(eventDataSchemas) as [EventKind, ...EventKind[]];
const [firstKind, ...otherKinds] = kinds;
const cursor = z.string().regex(/^[0-9a-z-]+:\d+$/i);

/** One event, as the feed tells it. */
export const feedEventSchema = z.discriminatedUnion("kind", [
  eventOf(firstKind),
  ...otherKinds.map(eventOf),
]) as z.ZodType<FeedEvent>;

const leftScopeSchema: z.ZodType<LeftScope> = z.strictObject({
  seq: z.int().min(1),
  left: z.strictObject({ type: z.string(), id }),
});

/** One yield of the feed (R4). */
export const feedBatchSchema = z.strictObject({
  from: cursor,
  to: cursor,
  events: z.array(z.union([feedEventSchema, leftScopeSchema])),
  reset: z.enum(["unknown_epoch", "too_old", "future", "malformed", "rights_changed"]).optional(),
}) satisfies z.ZodType<Omit<FeedBatch, "reset">>;

/** The same as JSON Schema (draft 2020-12), for those who read the feed without our client; they ignore what they don't know. */
export function feedJsonSchema(): object {
  const schema = z.toJSONSchema(feedBatchSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      // The format says it already.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return { $id: `frontdesk-feed-v${feedSchemaVersion}`, title: "One batch of Frontdesk's feed", ...schema };
}
