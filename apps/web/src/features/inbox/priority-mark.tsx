import type { Priority } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { FlagIcon } from "../../ui/icons.ts";
import classes from "./priority-mark.module.css";

interface PriorityMarkProps {
  priority: Priority;
  /** Shown for what is neither more nor less urgent, too. */
  isAlways?: boolean;
}

/** How urgent something is, by the severity colours; nothing for what is of normal priority. */
export function PriorityMark({ priority, isAlways = false }: PriorityMarkProps) {
  const { t } = useTranslation();
  if (priority === "normal" && !isAlways) return null;
  return (
    <span className={classes.mark} data-priority={priority} title={t(`inbox.urgency.${priority}`)}>
      <FlagIcon size={14} aria-hidden="true" />
      <span className="heard">{t(`inbox.urgency.${priority}`)}</span>
    </span>
  );
}
