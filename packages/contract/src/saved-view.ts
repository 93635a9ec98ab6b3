import type { ConversationFilter, ConversationView } from "./conversation-view.ts";

export const viewAudiences = ["personal", "team", "workspace"] as const;
/** For whom a view is kept. */
export type ViewAudience = (typeof viewAudiences)[number];

/** A view of the queue that somebody keeps. */
export interface SavedView {
  id: string;
  name: string;
  audience: ViewAudience;
  ownerId: string;
  /** The team it is for; null for other audiences. */
  teamId: string | null;
  view: ConversationView;
  filter: ConversationFilter;
  /** Among those of its audience, the first first. */
  position: number;
  version: number;
}

/** A view in the list of those who have it, with how many conversations stand in it for them. */
export interface CountedView extends SavedView {
  count: number;
}

export const savedViewLimits = {
  nameLength: 60,
  /** That one member keeps. */
  each: 50,
} as const;

/** The order of views: one's own, then the team's, then everyone's, each as they were put. */
export function compareViews(one: SavedView, other: SavedView): number {
  if (one.audience !== other.audience)
    return viewAudiences.indexOf(one.audience) - viewAudiences.indexOf(other.audience);
  if (one.position !== other.position) return one.position - other.position;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
