import { z } from "zod";
import { botModes, botStates } from "./bot.ts";
import { botReasons } from "./bot-health.ts";
import { conversationStates, priorities, reachabilities } from "./conversation.ts";
import { conversationViews } from "./conversation-view.ts";
import { actorKinds, type EventData, type EventKind } from "./events.ts";
import type { FeedBatch, FeedEvent, LeftScope } from "./feed.ts";
import * as people from "./feed-contact.schema.ts";
import {
  assignmentPolicy,
  botGroup,
  businessHours,
  csatPolicy,
  escalationPolicy,
  inbox,
  language,
  team,
} from "./feed-inbox.schema.ts";
import { slaPolicy } from "./feed-sla.schema.ts";
import { staffGroup } from "./feed-staff-group.schema.ts";
import { at, attachment, conversation, id, message, reaction, standing } from "./feed-talk.schema.ts";
import { settings, telegramLink, workspace } from "./feed-workspace.schema.ts";
import * as writing from "./feed-writing.schema.ts";
import { memberStatuses } from "./identity.ts";
import { messageStates } from "./message.ts";
import { permissions, presets, scopes } from "./permissions.ts";
import { availabilities } from "./presence.ts";
import { viewAudiences } from "./saved-view.ts";
import { slaStandings } from "./sla.ts";
import { tagColors } from "./tag.ts";

// A24: what the feed says, field by field. The types say the same; `satisfies` holds the two together.

/** Fields may be added within a version; one that goes, or changes its meaning, makes the next. */
export const feedSchemaVersion = 1;

const nullableText = z.string().nullable();
const count = z.int().min(0);
const version = z.int().min(1);

const role = z.strictObject({ id, name: z.string(), preset: z.enum(presets).nullable() }).meta({ id: "Role" });

const member = z
  .strictObject({
    id,
    name: z.string(),
    email: z.string(),
    role,
    status: z.enum(memberStatuses),
    capacity: z.int().min(1).nullable(),
    hours: businessHours.nullable(),
    skills: z.array(z.string()),
    languages: z.array(language),
    version,
  })
  .meta({ id: "Member" });

const roleRights = z.strictObject({
  ...role.shape,
  permissions: z.array(z.enum(permissions)),
  scope: z.enum(scopes),
  version,
});

const invitation = z
  .strictObject({
    id,
    email: nullableText,
    role,
    team: z.strictObject({ id, name: z.string() }).nullable(),
    expiresAt: at,
  })
  .meta({ id: "Invitation" });

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

const change = z.strictObject({ conversation, was: standing.nullable() });
const withMessage = z.strictObject({ ...change.shape, message });
const rewritten = z.strictObject({ message, conversation });
const onlyId = z.strictObject({ id });
const withTag = z.strictObject({
  tag: z.strictObject({ id, name: z.string(), color: z.enum(tagColors), version }).meta({ id: "Tag" }),
});
const savedView = z.strictObject({
  id,
  name: z.string(),
  audience: z.enum(viewAudiences),
  ownerId: id,
  teamId: id.nullable(),
  view: z.enum(conversationViews),
  filter: z.strictObject({
    states: z.array(z.enum(conversationStates)).nullable(),
    assignee: nullableText,
    teamId: id.nullable(),
    inboxId: id.nullable(),
    tagIds: z.array(id).nullable(),
    priorities: z.array(z.enum(priorities)).nullable(),
    waitingMinutes: count.nullable(),
    sla: z.array(z.enum(slaStandings)).nullable(),
  }),
  position: count,
  version,
});

/** The data of each kind of event. */
export const eventDataSchemas = {
  "conversation.created": change,
  "conversation.taken": withMessage,
  "conversation.released": withMessage,
  "conversation.transferred": withMessage,
  "conversation.assigned": withMessage,
  "conversation.escalated": withMessage,
  "conversation.prioritised": withMessage,
  "conversation.tagged": withMessage,
  "conversation.awaited": withMessage,
  "conversation.snoozed": withMessage,
  "conversation.woken": withMessage,
  "conversation.closed": withMessage,
  "conversation.reopened": withMessage,
  "conversation.spam_marked": withMessage,
  "conversation.spam_cleared": withMessage,
  "conversation.blocked": withMessage,
  "conversation.unblocked": withMessage,
  "conversation.restored": withMessage,
  "conversation.rated": withMessage,
  "conversation.revised": change,
  "sla.warned": withMessage,
  "sla.breached": withMessage,
  "sla_policy.saved": z.strictObject({ policy: slaPolicy }),
  "sla_policy.removed": onlyId,
  "sla_policy.arranged": z.strictObject({ policyIds: z.array(id) }),
  "tag.created": withTag,
  "tag.changed": withTag,
  "tag.removed": onlyId,
  "saved_view.saved": z.strictObject({ savedView }),
  "saved_view.removed": onlyId,
  "message.received": withMessage,
  "message.withheld": withMessage,
  "message.queued": withMessage,
  "message.noted": writing.noted,
  "message.pressed": writing.pressed,
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
  "mention.made": writing.mentionMade,
  "mention.seen": writing.mentionSeen,
  "draft.changed": writing.draftChanged,
  "canned_reply.saved": writing.cannedReplySaved,
  "canned_reply.removed": onlyId,
  "canned_reply.used": writing.cannedReplyUsed,
  "guide.saved": writing.guideSaved,
  "guide.removed": onlyId,
  "guide.progressed": writing.guideProgressed,
  "suggestion.changed": writing.suggestionChanged,
  "suggestion.configured": z.strictObject({ draftInboxIds: z.array(id), version }),
  "suggestion.help_chosen": z.strictObject({ offersReplies: z.boolean() }),
  "attachment.settled": z.strictObject({ messageId: id, conversationId: id, attachment }),
  "contact.changed": people.contactChanged,
  "contact.merged": people.contactMoved,
  "contact.unmerged": people.contactMoved,
  "contact.erased": people.contactErased,
  "contact_note.saved": people.contactNoted,
  "contact_note.removed": people.contactNoteRemoved,
  "custom_field.saved": people.customFieldSaved,
  "contact.reachability": z.strictObject({ contactId: id, inboxId: id, reachable: z.enum(reachabilities) }),
  "group.changed": z.strictObject({ group: botGroup, isInside: z.boolean() }),
  "talk.changed": z.strictObject({ botId: id }),
  "inbox.opened": z.strictObject({ inbox }),
  "inbox.changed": z.strictObject({ inbox }),
  "inbox.renamed": z.strictObject({ id, name: z.string() }),
  "assignment.changed": z.strictObject({ policy: assignmentPolicy }),
  "escalation.changed": z.strictObject({ policy: escalationPolicy }),
  "csat.changed": z.strictObject({ policy: csatPolicy }),
  "team.created": z.strictObject({ team }),
  "team.changed": z.strictObject({ team }),
  "team.removed": onlyId,
  "member.joined": z.strictObject({ member }),
  "member.changed": z.strictObject({ member }),
  "member.removed": z.strictObject({ member }),
  "availability.chosen": z.strictObject({ memberId: id, availability: z.enum(availabilities) }),
  "role.created": z.strictObject({ role: roleRights }),
  "role.changed": z.strictObject({ role: roleRights }),
  "role.removed": onlyId,
  "invitation.created": z.strictObject({ invitation }),
  "invitation.closed": onlyId,
  "token.created": z.strictObject({ token }),
  "token.changed": z.strictObject({ token }),
  "token.revoked": onlyId,
  "telegram_link.changed": z.strictObject({ link: telegramLink }),
  "workspace.changed": z.strictObject({ workspace }),
  "workspace.configured": z.strictObject({ settings }),
  "bot.added": z.strictObject({ bot }),
  "bot.changed": z.strictObject({ bot }),
  "bot.tested": z.strictObject({ botId: id, test: sentTest }),
  "staff_group.saved": z.strictObject({ staffGroup }),
  "staff_group.removed": onlyId,
} satisfies { [Kind in EventKind]: z.ZodType<EventData[Kind]> };

const actor = z.strictObject({ kind: z.enum(actorKinds), id: id.nullable() }).meta({ id: "Actor" });

const eventOf = (kind: EventKind) =>
  z.strictObject({
    seq: z.int().min(1),
    id,
    at,
    actor,
    kind: z.literal(kind),
    cause: id.optional(),
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
