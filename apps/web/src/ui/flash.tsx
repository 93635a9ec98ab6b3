import { type ReactNode, useEffect, useRef } from "react";

const glowMs = 2_000;

interface FlashProps {
  /** Each new number marks what is inside once; 0 never does. */
  turn: number;
  children: ReactNode;
}

/** Marks for a moment what somebody else has just changed (A6). */
export function Flash({ turn, children }: FlashProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const marked = element.current;
    if (turn === 0 || !marked) return;
    marked.dataset.changed = "true";
    const glow = marked.animate([{ backgroundColor: "var(--desk-changed)" }, {}], { duration: glowMs });
    const end = () => delete marked.dataset.changed;
    glow.addEventListener("finish", end);
    return () => {
      glow.cancel();
      end();
    };
  }, [turn]);
  return (
    <div ref={element} style={{ borderRadius: "var(--mantine-radius-md)" }}>
      {children}
    </div>
  );
}
