import { z } from "zod";
import { id, line, mutation, query, version } from "./fields.inputs.ts";
import { suggestionLimits } from "./suggestion.ts";

const { baseUrlLength, modelLength, keyLength } = suggestionLimits;

/** An address that paths are put after; what else an address may hold could only be a secret in the open. */
const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(baseUrlLength)
  .refine((text) => {
    const { username, password, search, hash } = new URL(text);
    return username === "" && password === "" && search === "" && hash === "";
  });
const key = z
  .string()
  .trim()
  .max(keyLength)
  .regex(/^[\x21-\x7e]*$/);

export const configureSuggestions = mutation({
  isOn: z.boolean(),
  baseUrl,
  model: line(modelLength),
  /** Null keeps the present one; blank is for providers that ask for none. */
  key: key.nullable(),
  inboxIds: z.array(id).max(200),
  version: z.union([z.literal(0), version]),
});
export type ConfigureSuggestions = z.infer<typeof configureSuggestions>;

export const testSuggestions = mutation({ baseUrl, model: line(modelLength), key: key.nullable() });
export type TestSuggestions = z.infer<typeof testSuggestions>;

export const chooseWritingHelp = mutation({ offersReplies: z.boolean() });
export type ChooseWritingHelp = z.infer<typeof chooseWritingHelp>;

export const getOffers = query({ messageId: id });
export type GetOffers = z.infer<typeof getOffers>;

export const getSuggestion = query({ conversationId: id });
export type GetSuggestion = z.infer<typeof getSuggestion>;

export const askForSuggestion = mutation({ conversationId: id });
export type AskForSuggestion = z.infer<typeof askForSuggestion>;

export const settleSuggestion = mutation({ suggestionId: id, as: z.enum(["taken", "dismissed"]) });
export type SettleSuggestion = z.infer<typeof settleSuggestion>;
