import { useEffect } from "react";

/** The forms of the page in which something is written that nobody saved. */
const unsaved = new Set<symbol>();

/** Counts a form among what would be lost, for as long as it holds changes. */
export function useUnsaved(hasChanges: boolean): void {
  useEffect(() => {
    if (!hasChanges) return;
    const form = Symbol("form");
    unsaved.add(form);
    return () => {
      unsaved.delete(form);
    };
  }, [hasChanges]);
}

/** Whether leaving the page would lose anything. */
export function hasUnsaved(): boolean {
  return unsaved.size > 0;
}
