import { useFeedNews } from "@frontdesk/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../viewer.tsx";
import { isAttended, keepAttention } from "./attention.ts";
import { chime } from "./chime.ts";
import { NoticeBoard } from "./notice-board.ts";
import { useNoticeSound } from "./notice-choice.ts";
import { type Notice, type NoticeWish, noticeOf } from "./notice-of.ts";

/** Tells the reader by notices of the browser what happens while they look elsewhere; a press on one opens it. */
export function DeskNotices({ wish }: { wish: NoticeWish }) {
  const { t } = useTranslation();
  const { memberId, workspace, can } = useViewer();
  const { slug } = workspace;
  const navigate = useNavigate();
  const [hasSound] = useNoticeSound();
  const hear = useFeedNews();
  const isSenior = can("conversation:override");

  const show = useEffectEvent(({ conversationId, kind, name, text }: Notice) => {
    const shown = new Notification(t(`notices.${kind}`, { name }), { body: text, tag: conversationId, silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      void navigate({ to: "/w/$slug/inbox/$conversationId", params: { slug, conversationId } });
    };
    return () => shown.close();
  });
  useEffect(() => {
    const board = new NoticeBoard({
      show: (notice) => show(notice),
      chime: hasSound ? chime : null,
      isAttended: () => isAttended(slug),
    });
    const clear = () => board.clear();
    addEventListener("focus", clear);
    const endAttention = keepAttention(slug);
    const unhear = hear(({ events }) => {
      for (const event of events) {
        const notice = "left" in event ? null : noticeOf(event, { memberId, isSenior, wish, now: Date.now() });
        if (notice) void board.raise(notice);
      }
    });
    return () => {
      unhear();
      endAttention();
      removeEventListener("focus", clear);
    };
  }, [hear, hasSound, slug, memberId, isSenior, wish]);
  return null;
}
