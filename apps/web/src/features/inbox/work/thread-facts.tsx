import type { Conversation } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { LifebuoyIcon, SnoozeIcon } from "../../../ui/icons.ts";
import { fullTime } from "../../../ui/time.ts";
import { PriorityMark } from "../priority-mark.tsx";
import { TagChip } from "../tag-chip.tsx";
import { useTags } from "../use-tags.ts";
import classes from "./thread-facts.module.css";

/** How urgent the conversation is, what it is about, until when it sleeps, and why a senior was called. */
export function ThreadFacts({ conversation }: { conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const { tagsIn } = useTags();
  const { priority, tagIds, state, snoozedUntil, escalation } = conversation;
  return (
    <section className={classes.facts} aria-label={t("work.facts")}>
      {escalation && (
        <p className={classes.escalation}>
          <LifebuoyIcon size={14} aria-hidden="true" />
          {t(`work.escalatedBy.${escalation.cause}`, { reason: escalation.reason })}
        </p>
      )}
      {priority !== "normal" && (
        <span className={classes.fact}>
          <PriorityMark priority={priority} />
          {t(`priority.${priority}`)}
        </span>
      )}
      {state === "snoozed" && (
        <span className={classes.fact}>
          <SnoozeIcon size={14} aria-hidden="true" />
          {snoozedUntil
            ? t("work.snoozedUntil", { time: fullTime(snoozedUntil, i18n.language) })
            : t("work.snoozedUntilWrites")}
        </span>
      )}
      {tagsIn(tagIds).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
    </section>
  );
}
