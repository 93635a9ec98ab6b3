import type { Suggestion, SuggestionSettings, SuggestionState, WritingHelp } from "@frontdesk/contract";
import { leftId, type Projection, refetch } from "./projection.ts";

/** Of these nothing is left to see. */
const over: ReadonlySet<SuggestionState> = new Set(["taken", "dismissed", "cancelled"]);

/** What the viewer asked for in a conversation. The feed tells how it stands, and what it says only where that is nothing. */
export const suggestionGet: Projection<{ conversationId: string }, Suggestion | null> = (known, change, { input }) => {
  const { conversationId } = input;
  if (leftId(change, "conversation") === conversationId) return refetch;
  if ("left" in change || change.kind !== "suggestion.changed" || change.data.conversationId !== conversationId)
    return known;
  const { suggestionId, state, version } = change.data;
  if (known?.id === suggestionId) {
    if (known.version >= version) return known;
    return over.has(state) ? null : refetch;
  }
  // What is over is told of one that was asked for before the known one, or that nobody saw.
  return over.has(state) ? known : refetch;
};

/** How a workspace asks for drafts: what was decided is told to those alone who decide it. */
export const suggestionSettings: Projection<unknown, SuggestionSettings> = (settings, change) => {
  if ("left" in change || change.kind !== "suggestion.configured") return settings;
  return change.data.version > settings.version ? refetch : settings;
};

export const suggestionHelp: Projection<unknown, WritingHelp> = (help, change) => {
  if ("left" in change) return help;
  if (change.kind === "suggestion.configured") return { ...help, draftInboxIds: change.data.draftInboxIds };
  if (change.kind === "suggestion.help_chosen") return { ...help, offersReplies: change.data.offersReplies };
  return help;
};
