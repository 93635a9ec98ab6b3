import type { Reply } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useThreadHands } from "../thread-context.ts";
import classes from "./parts.module.css";

/** What a message answers; a click brings that message into view. */
export function ReplyBar({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const { show } = useThreadHands();
  const { messageId, authorName, excerpt, quote } = reply;
  const text = quote ?? (excerpt || t("message.gone"));
  const words = (
    <>
      <span className="heard">{t("message.inReplyTo")}</span>
      <span className={classes.answeredAuthor}>{authorName}</span>
      <span className={classes.answeredText} data-quote={quote !== null || undefined}>
        {text}
      </span>
    </>
  );
  if (messageId === null) return <div className={classes.answered}>{words}</div>;
  return (
    <UnstyledButton className={classes.answered} onClick={() => show(messageId)}>
      {words}
    </UnstyledButton>
  );
}
