import { Box, type FloatingPosition } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { fetchScript } from "./fetch-script.ts";

const delayMs = 300;

// What places a tooltip is a twelfth of the first load: it is fetched when somebody first asks for one.
const HintBubble = lazy(async () => ({
  default: (await fetchScript(() => import("./hint-bubble.tsx"))).HintBubble,
}));

interface HintProps {
  label: string | undefined;
  position?: FloatingPosition;
  children: ReactNode;
}

/** Says more about the one element inside, on pointing at it or focusing it; Escape takes it away (WCAG 1.4.13). */
export function Hint({ label, position = "top", children }: HintProps) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [isDue, setDue] = useState(false);

  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => setDue(true), delayMs);
    const leave = (event: KeyboardEvent) => event.key === "Escape" && setTarget(null);
    addEventListener("keydown", leave);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", leave);
      setDue(false);
    };
  }, [target]);

  const enter = ({ currentTarget }: { currentTarget: Element }) => {
    const inside = currentTarget.firstElementChild;
    if (inside instanceof HTMLElement) setTarget(inside);
  };
  const leave = () => setTarget(null);
  return (
    <Box
      component="span"
      display="contents"
      onPointerEnter={enter}
      onPointerLeave={leave}
      onPointerDown={leave}
      onFocus={enter}
      onBlur={leave}
    >
      {children}
      {target && isDue && label !== undefined && (
        <Suspense>
          <HintBubble target={target} label={label} position={position} />
        </Suspense>
      )}
    </Box>
  );
}
