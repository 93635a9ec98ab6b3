import type { Message } from "@frontdesk/contract";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { scrollBehavior } from "../../../ui/motion.ts";

const nearEndPx = 80;
const nearStartPx = 600;

/**
 * Keeps a thread's place: at the end it follows what is new, further up it stays, also while older messages are put
 * before what is shown. `onNearStart` asks for those.
 */
export function useThreadScroll(
  scroller: RefObject<HTMLDivElement | null>,
  messages: readonly Message[],
  onNearStart: () => void,
) {
  const atEnd = useRef(true);
  const before = useRef({ height: 0, firstId: "", count: 0 });
  const [unseen, setUnseen] = useState(0);
  const [isAway, setAway] = useState(false);
  const first = messages[0]?.id ?? "";

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { height, firstId, count } = before.current;
    const isOlderBefore = firstId !== "" && first !== firstId;
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (isOlderBefore) element.scrollTop += element.scrollHeight - height;
    else if (messages.length > count) {
      const added = messages.slice(count).filter(({ direction }) => direction === "in").length;
      setUnseen((known) => known + added);
    }
    before.current = { height: element.scrollHeight, firstId: first, count: messages.length };
    if (element.scrollTop < nearStartPx) onNearStart();
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // Photos that arrive and a composer that grows must not push the end out of sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const toGo = element.scrollHeight - element.scrollTop - element.clientHeight;
    atEnd.current = toGo < nearEndPx;
    setAway(toGo > element.clientHeight);
    if (atEnd.current && unseen > 0) setUnseen(0);
    if (element.scrollTop < nearStartPx) onNearStart();
  };
  const toEnd = () => {
    const element = scroller.current;
    if (!element) return;
    // Gliding past a whole history takes longer than reading it is worth.
    const isFar = element.scrollHeight - element.scrollTop > 4 * element.clientHeight;
    element.scrollTo({ top: element.scrollHeight, behavior: isFar ? "auto" : scrollBehavior() });
    setUnseen(0);
  };
  return { unseen, isAway, onScroll, toEnd };
}
