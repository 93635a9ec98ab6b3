import type { Conversation } from "@frontdesk/contract";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Reads aloud who has written, when a new message moves a conversation to the top. */
export function QueueNews({ newest }: { newest: Conversation | null }) {
  const { t } = useTranslation();
  const heard = useRef<string | undefined>(undefined);
  const [news, setNews] = useState("");
  useEffect(() => {
    if (!newest) return;
    const isNew = heard.current !== undefined && newest.lastMessageAt > heard.current;
    heard.current = newest.lastMessageAt;
    if (isNew && newest.lastMessageDirection === "in") setNews(t("inbox.arrived", { name: newest.contact.name }));
  }, [newest, t]);
  return (
    <p role="status" className="heard">
      {news}
    </p>
  );
}
