import type { Tag } from "@frontdesk/contract";
import classes from "./tag-chip.module.css";

/** A tag by its name and colour. */
export function TagChip({ tag: { name, color } }: { tag: Tag }) {
  return (
    <span className={classes.chip} data-color={color}>
      {name}
    </span>
  );
}
