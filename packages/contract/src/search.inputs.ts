import { z } from "zod";
import { id, line, query } from "./fields.inputs.ts";
import { searchLimits } from "./search.ts";

/** Words in any of their forms, "phrases", -without; the last word may be but begun. */
const wanted = line(searchLimits.textMax).refine((text) => text.length >= searchLimits.textMin);
const limit = z.int().min(1).max(searchLimits.pageMax).default(searchLimits.pageSize);

export const searchMessages = query({
  text: wanted,
  limit,
  /** The last message of the page before; the newest come first. */
  cursor: id.nullish(),
});
export type SearchMessages = z.infer<typeof searchMessages>;

/** Part of a name or username, or a conversation's number, with or without #. */
export const searchConversations = query({ text: wanted, limit });
export type SearchConversations = z.infer<typeof searchConversations>;
