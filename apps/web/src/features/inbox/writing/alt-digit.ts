import { type RefObject, useEffect, useRef } from "react";

/** Calls back with the digit that is pressed with Alt in a field, on any layout; true where it was of use. */
export function useAltDigit(field: RefObject<HTMLElement | null>, onDigit: (digit: number) => boolean): void {
  const latest = useRef(onDigit);
  useEffect(() => {
    latest.current = onDigit;
  });
  useEffect(() => {
    const element = field.current;
    const onKey = (event: KeyboardEvent) => {
      const digit = event.altKey && !event.ctrlKey && !event.metaKey && /^Digit(\d)$/.exec(event.code)?.[1];
      if (digit && latest.current(Number(digit))) event.preventDefault();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [field]);
}
