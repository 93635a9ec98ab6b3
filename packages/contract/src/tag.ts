export const tagColors = [
  "gray",
  "red",
  "pink",
  "grape",
  "violet",
  "blue",
  "cyan",
  "teal",
  "green",
  "yellow",
  "orange",
] as const;
export type TagColor = (typeof tagColors)[number];

/** A word that a workspace sorts its records by. Names are unique in it, whatever the case of their letters. */
export interface Tag {
  id: string;
  name: string;
  color: TagColor;
  version: number;
}

/** On how many records a tag is. */
export interface TagUsage {
  tagId: string;
  conversations: number;
  contacts: number;
}

export const tagLimits = {
  nameLength: 40,
  /** In a workspace. */
  count: 500,
  /** On one record. */
  perRecord: 20,
} as const;

/** The order in which tags are listed: by name, whatever the case of its letters. */
export function compareTags(one: Tag, other: Tag): number {
  const keyOf = ({ name, id }: Tag) => `${name.toLowerCase()}\u0000${id}`;
  return keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0;
}
