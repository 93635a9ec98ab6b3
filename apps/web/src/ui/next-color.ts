import { type Tag, type TagColor, tagColors } from "@frontdesk/contract";

/** The colour that the fewest tags have, so that a new one stands out. */
export function nextColor(tags: readonly Tag[]): TagColor {
  const used = (color: TagColor) => tags.filter((tag) => tag.color === color).length;
  const [first] = tagColors.toSorted((one, other) => used(one) - used(other));
  return first ?? "gray";
}
