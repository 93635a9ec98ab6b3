import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { ArrowBackUpIcon, XIcon } from "../../../ui/icons.ts";
import classes from "./composer.module.css";
import type { Answered } from "./draft.ts";

/** Which message the reply answers, and the way out of it. */
export function AnsweredBar({ answered, onCancel }: { answered: Answered; onCancel: () => void }) {
  const { t } = useTranslation();
  const { authorName: name, quote, excerpt } = answered;
  return (
    <div className={classes.answered} role="status">
      <ArrowBackUpIcon size={18} aria-hidden="true" />
      <span className={classes.answeredWords}>
        <strong>{t(quote === null ? "composer.replying" : "composer.quoting", { name })}</strong>
        <span>{quote ?? excerpt}</span>
      </span>
      <Hint label={`${t("composer.cancelReply")} (Esc)`}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("composer.cancelReply")} onClick={onCancel}>
          <XIcon size={16} />
        </ActionIcon>
      </Hint>
    </div>
  );
}
