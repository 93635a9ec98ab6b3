import { z } from "zod";
import { identityProviders } from "./contact.ts";
import { reachabilities } from "./conversation.ts";
import { customFieldKinds } from "./custom-field.ts";
import { at, id } from "./feed-talk.schema.ts";
import { contactKinds } from "./group.ts";

// What the feed's schema says of people.

const nullableText = z.string().nullable();
const version = z.int().min(1);
const mark = z.strictObject({ at, by: z.string() });

const contact = z
  .strictObject({
    id,
    kind: z.enum(contactKinds),
    name: z.string(),
    isNameChosen: z.boolean(),
    language: nullableText,
    avatar: nullableText,
    identities: z.array(
      z.strictObject({
        id,
        provider: z.enum(identityProviders),
        externalId: z.string(),
        username: nullableText,
        name: nullableText,
        reachable: z.enum(reachabilities),
      }),
    ),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    tagIds: z.array(id),
    custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    verified: mark.nullable(),
    blocked: mark.nullable(),
    merges: z.array(z.strictObject({ ...mark.shape, id, name: z.string() })),
    erasedAt: at.nullable(),
    createdAt: at,
    version,
  })
  .meta({ id: "Contact" });

const outline = z
  .strictObject({
    id,
    name: z.string(),
    username: nullableText,
    language: nullableText,
    avatar: nullableText,
    isVerified: z.boolean(),
    isBlocked: z.boolean(),
  })
  .meta({ id: "ContactOutline" });

export const contactChanged = z.strictObject({
  id,
  name: z.string(),
  username: nullableText,
  language: nullableText,
  avatar: nullableText,
  contact: contact.optional(),
});
export const contactMoved = z.strictObject({ id, into: outline, conversationIds: z.array(id) });
export const contactErased = z.strictObject({ ids: z.array(id), conversationIds: z.array(id) });
export const contactNoted = z.strictObject({
  note: z
    .strictObject({
      id,
      contactId: id,
      author: z.strictObject({ kind: z.enum(["member", "api_token"]), id, name: z.string() }),
      text: z.string(),
      createdAt: at,
      version,
    })
    .meta({ id: "ContactNote" }),
});
export const contactNoteRemoved = z.strictObject({ id, contactId: id });
export const customFieldSaved = z.strictObject({
  customField: z
    .strictObject({
      id,
      name: z.string(),
      kind: z.enum(customFieldKinds),
      choices: z.array(z.string()),
      position: z.int(),
      isArchived: z.boolean(),
      version,
    })
    .meta({ id: "CustomField" }),
});
