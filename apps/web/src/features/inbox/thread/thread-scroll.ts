import type { ShownMessage } from "@frontdesk/client/react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { scrollBehavior } from "../../../ui/motion.ts";
import { type Anchor, anchorIn, keepInPlace } from "./scroll-anchor.ts";

const nearEndPx = 80;
const nearStartPx = 600;

interface News {
  /** How many messages of other people came while the reader was not at the end. */
  unseen: number;
  /** Where what is new to the reader begins; it stays until they write, or something newer comes unseen. */
  firstNewId: string | null;
}

const noNews: News = { unseen: 0, firstNewId: null };

interface Shown {
  messages: readonly ShownMessage[];
  /** False while pages between what is shown and the end are let go. */
  reachesEnd: boolean;
  /** Asks for older messages. */
  onNearStart: () => void;
  /** Asks for newer ones. */
  onNearEnd: () => void;
  /** Begins anew with the newest. */
  onSkipToEnd: () => void;
}

/**
 * Keeps a thread's place: at the end it follows what is new, further up it stays, whatever is put before or after what is
 * shown, or let go there.
 */
export function useThreadScroll(
  scroller: RefObject<HTMLDivElement | null>,
  { messages, reachesEnd, onNearStart, onNearEnd, onSkipToEnd }: Shown,
) {
  const atEnd = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const lastSeq = useRef<number | null>(null);
  const waiting = useRef(0);
  const [news, setNews] = useState(noNews);
  const [isAway, setAway] = useState(false);

  const askForMore = (element: HTMLElement) => {
    if (element.scrollTop < nearStartPx) onNearStart();
    if (!reachesEnd && distanceToEnd(element) < nearStartPx) onNearEnd();
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const known = lastSeq.current;
    const added = known === null ? [] : messages.filter(({ seq }) => seq > known);
    const count = messages.filter(({ outgoing }) => outgoing).length;
    const hasWritten = added.some(({ outgoing }) => outgoing) || (!reachesEnd && count > waiting.current);
    waiting.current = count;
    if (hasWritten) {
      // Whoever writes wants to see what they wrote, and has read what was there.
      atEnd.current = true;
      setNews(noNews);
      if (!reachesEnd) onSkipToEnd();
    }
    const isSeen = atEnd.current && !document.hidden;
    const fresh = reachesEnd ? added.filter(({ direction }) => direction === "in") : [];
    if (!isSeen && fresh[0]) {
      const { id } = fresh[0];
      setNews((before) => ({
        unseen: before.unseen + fresh.length,
        firstNewId: before.unseen > 0 ? before.firstNewId : id,
      }));
    }
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else keepInPlace(element, anchor.current);
    anchor.current = anchorIn(element);
    if (reachesEnd) lastSeq.current = messages.at(-1)?.seq ?? known;
    askForMore(element);
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // What unfolds and a composer that grows must not push the end out of sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
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
    const toGo = distanceToEnd(element);
    atEnd.current = reachesEnd && toGo < nearEndPx;
    anchor.current = anchorIn(element);
    setAway(!reachesEnd || toGo > element.clientHeight);
    if (atEnd.current) noteSeen();
    askForMore(element);
  };
  /** What is scrolled to next is not the end, even if the reader is there. */
  const leaveEnd = () => {
    atEnd.current = false;
  };
  const toEnd = () => {
    const element = scroller.current;
    if (!element) return;
    noteSeen();
    if (!reachesEnd) {
      atEnd.current = true;
      onSkipToEnd();
      return;
    }
    // Gliding past a whole history takes longer than reading it is worth.
    const isFar = element.scrollHeight - element.scrollTop > 4 * element.clientHeight;
    element.scrollTo({ top: element.scrollHeight, behavior: isFar ? "auto" : scrollBehavior() });
  };
  return { ...news, isAway, onScroll, leaveEnd, toEnd };
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}
