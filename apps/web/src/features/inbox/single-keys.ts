import { useLocalStorage, useWindowEvent } from "@mantine/hooks";
import { useLayoutEffect, useRef } from "react";
import { shortcutOf } from "./shortcut.ts";

const typing = "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='menu'], [role='listbox']";

/** Runs what belongs to a single key, unless the reader types, a dialog is open, or single keys are switched off. */
export function useSingleKeys(actions: Record<string, () => void>) {
  const [enabled] = useLocalStorage({ key: "frontdesk.single-keys", defaultValue: true });
  const current = useRef(actions);
  useLayoutEffect(() => {
    current.current = actions;
  });
  useWindowEvent("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!enabled || event.defaultPrevented || event.repeat || target?.closest(typing)) return;
    if (document.querySelector("[role='dialog'][aria-modal='true']")) return;
    const action = current.current[shortcutOf(event) ?? ""];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
