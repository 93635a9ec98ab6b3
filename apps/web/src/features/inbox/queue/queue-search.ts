import {
  type ConversationFilter,
  type ConversationState,
  type ConversationView,
  conversationStates,
  conversationViews,
  emptyFilter,
  type Priority,
  priorities,
  type SlaStanding,
  slaStandings,
} from "@frontdesk/contract";
import { isId } from "../../../address.ts";

/** What the address says of the queue: a view, or one that was kept, and how it is narrowed. */
export interface QueueSearch {
  view?: ConversationView;
  /** The id of a view that was kept. */
  saved?: string;
  filter?: Partial<ConversationFilter>;
}

/** The view that is shown unless the address names one. */
export const defaultView: ConversationView = "open";

/** Reads an address, whoever wrote it: what it does not understand it leaves out. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const view = conversationViews.find((each) => each === search.view);
  const filter = readFilter(search.filter);
  return {
    ...(view && { view }),
    ...(isId(search.saved) && { saved: search.saved }),
    ...(filter && { filter }),
  };
}

function readFilter(given: unknown): Partial<ConversationFilter> | null {
  if (typeof given !== "object" || given === null) return null;
  const {
    states,
    assignee,
    teamId,
    inboxId,
    tagIds,
    priorities: urgency,
    waitingMinutes,
    sla,
  } = given as Record<string, unknown>;
  const filter: ConversationFilter = {
    states: among<ConversationState>(conversationStates, states),
    assignee: assignee === "me" || assignee === "nobody" || isId(assignee) ? assignee : null,
    teamId: isId(teamId) ? teamId : null,
    inboxId: isId(inboxId) ? inboxId : null,
    tagIds: Array.isArray(tagIds) && tagIds.length > 0 && tagIds.every(isId) ? tagIds.slice(0, 20) : null,
    priorities: among<Priority>(priorities, urgency),
    waitingMinutes: isMinutes(waitingMinutes) ? waitingMinutes : null,
    sla: among<SlaStanding>(slaStandings, sla),
  };
  const named = namedIn(filter);
  return Object.keys(named).length > 0 ? named : null;
}

/** The fields of a filter that ask for something. */
export function namedIn(filter: Partial<ConversationFilter>): Partial<ConversationFilter> {
  return Object.fromEntries(Object.entries({ ...emptyFilter, ...filter }).filter(([, value]) => value !== null));
}

function among<Word extends string>(words: readonly Word[], given: unknown): Word[] | null {
  if (!Array.isArray(given)) return null;
  const known = words.filter((word) => given.includes(word));
  return known.length > 0 ? known : null;
}

function isMinutes(given: unknown): given is number {
  return typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= 525_600;
}
