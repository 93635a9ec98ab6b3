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

/** The order of views: one's own, then the team's, then everyone's, each by name. */
export function compareViews(one: SavedView, other: SavedView): number {
  const keyOf = ({ audience, name, id }: SavedView) =>
    `${viewAudiences.indexOf(audience)}\u0000${name.toLowerCase()}\u0000${id}`;
  return keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0;
}
