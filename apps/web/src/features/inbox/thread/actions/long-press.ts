import { type PointerEvent, useRef } from "react";

const holdMs = 450;
// A finger is never quite still.
const wanderPx = 10;

/** Tells of a finger that rests on an element, which on phones asks for its menu. */
export function useLongPress(onLongPress: (element: HTMLElement) => void) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      end();
      if (event.pointerType !== "touch") return;
      const element = event.currentTarget;
      const timer = setTimeout(() => onLongPress(element), holdMs);
      press.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { current } = press;
      if (current && Math.hypot(clientX - current.x, clientY - current.y) > wanderPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
