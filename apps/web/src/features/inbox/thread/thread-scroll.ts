import type { ShownMessage } from "@frontdesk/client/react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { scrollBehavior } from "../../../ui/motion.ts";

const nearEndPx = 80;
const nearStartPx = 600;

interface News {
  /** How many messages of other people came while the reader was not at the end. */
  unseen: number;
  /** Where what is new to the reader begins; it stays until they write, or something newer comes unseen. */
  firstNewId: string | null;
}

const noNews: News = { unseen: 0, firstNewId: null };

/**
 * Keeps a thread's place: at the end it follows what is new, further up it stays, also while older messages are put
 * before what is shown. `onNearStart` asks for those.
 */
export function useThreadScroll(
  scroller: RefObject<HTMLDivElement | null>,
  messages: readonly ShownMessage[],
  onNearStart: () => void,
) {
  const atEnd = useRef(true);
  const before = useRef({ height: 0, firstId: "", lastSeq: 0 });
  const [news, setNews] = useState(noNews);
  const [isAway, setAway] = useState(false);
  const first = messages[0]?.id ?? "";

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { height, firstId, lastSeq } = before.current;
    const isOlderBefore = firstId !== "" && first !== firstId;
    const added = firstId === "" ? [] : messages.filter(({ seq }) => seq > lastSeq);
    if (added.some(({ outgoing }) => outgoing)) {
      // Whoever writes wants to see what they wrote, and has read what was there.
      atEnd.current = true;
      setNews(noNews);
    }
    const isSeen = atEnd.current && !document.hidden;
    const fresh = added.filter(({ direction }) => direction === "in");
    if (!isSeen && fresh[0]) {
      const { id } = fresh[0];
      setNews((known) => ({
        unseen: known.unseen + fresh.length,
        firstNewId: known.unseen > 0 ? known.firstNewId : id,
      }));
    }
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (isOlderBefore) element.scrollTop += element.scrollHeight - height;
    before.current = { height: element.scrollHeight, firstId: first, lastSeq: messages.at(-1)?.seq ?? lastSeq };
    if (element.scrollTop < nearStartPx) onNearStart();
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // What unfolds and a composer that grows must not push the end out of sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller]);

  const noteSeen = () => setNews((known) => (known.unseen === 0 ? known : { ...known, unseen: 0 }));
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && atEnd.current && noteSeen();
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  });

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const toGo = element.scrollHeight - element.scrollTop - element.clientHeight;
    atEnd.current = toGo < nearEndPx;
    setAway(toGo > element.clientHeight);
    if (atEnd.current) noteSeen();
    if (element.scrollTop < nearStartPx) onNearStart();
  };
  /** What is scrolled to next is not the end, even if the reader is there. */
  const leaveEnd = () => {
    atEnd.current = false;
  };
  const toEnd = () => {
    const element = scroller.current;
    if (!element) return;
    // Gliding past a whole history takes longer than reading it is worth.
    const isFar = element.scrollHeight - element.scrollTop > 4 * element.clientHeight;
    element.scrollTo({ top: element.scrollHeight, behavior: isFar ? "auto" : scrollBehavior() });
    noteSeen();
  };
  return { ...news, isAway, onScroll, leaveEnd, toEnd };
}
