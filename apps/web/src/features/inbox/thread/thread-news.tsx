import { excerptOf, type Message, specialOf } from "@frontdesk/contract";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Reads aloud what the person has just written. */
export function ThreadNews({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const last = messages.findLast(({ direction }) => direction === "in");
  const heardSeq = useRef<number | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    if (messages.length === 0) return;
    const seq = last?.seq ?? 0;
    const isNew = heardSeq.current !== null && seq > heardSeq.current;
    heardSeq.current = Math.max(seq, heardSeq.current ?? 0);
    if (isNew && last) setNews(t("thread.announce", { name: last.author.name, text: wordsOf(last) }));
  }, [messages.length, last, t]);
  return (
    <p role="status" className="heard">
      {news}
    </p>
  );
}

function wordsOf(message: Message): string {
  return excerptOf({ text: message.text, special: specialOf(message), files: message.attachments });
}
