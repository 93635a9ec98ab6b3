import { type ConversationAct, isPersonsCause, type Message, type Named } from "@frontdesk/contract";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { clockTime, fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./act-lines.module.css";

/** What was done with the conversation, one line each, between the messages. */
export function ActLines({ messages }: { messages: readonly Message[] }) {
  const { t, i18n } = useTranslation();
  const { memberId } = useViewer();
  return messages.map(({ id, author, special, createdAt }) => {
    const who = author.id === memberId ? t("thread.you") : author.name || t("line.desk");
    const act = special?.kind === "act" ? special.act : null;
    const note = act && "note" in act ? act.note : act?.name === "escalated" ? act.reason : null;
    return (
      <p key={id} className={classes.line}>
        <span>
          {act
            ? sentenceOf(act, { t, who, isClock: author.kind === "system", locale: i18n.language })
            : t("line.unknown")}
        </span>{" "}
        <time dateTime={createdAt} title={fullTime(createdAt, i18n.language)}>
          {clockTime(createdAt, i18n.language)}
        </time>
        {note && <q className={classes.note}>{note}</q>}
      </p>
    );
  });
}

interface Telling {
  t: TFunction;
  who: string;
  /** Whether the desk itself did it. */
  isClock: boolean;
  locale: string;
}

function sentenceOf(act: ConversationAct, { t, who, isClock, locale }: Telling): string {
  switch (act.name) {
    case "taken":
      return act.from ? t("line.takenFrom", { who, from: act.from.name }) : t("line.taken", { who });
    case "assigned":
      if (act.reason && act.to) return t(`line.assignedFor.${act.reason}`, { to: act.to.name });
      return act.to ? t("line.assigned", { who, to: act.to.name }) : t("line.assignedNobody", { who });
    case "transferred":
      return act.to ? t("line.transferred", { who, to: act.to.name }) : t("line.assignedNobody", { who });
    case "escalated":
      if (isPersonsCause(act.cause)) return t(`line.escalatedFor.${act.cause}`);
      return act.to ? t("line.escalatedTo", { who, to: act.to.name }) : t("line.escalated", { who });
    case "prioritised":
      return t("line.prioritised", { who, from: t(`priority.${act.from}`), to: t(`priority.${act.to}`) });
    case "tagged": {
      const [added, removed] = [namesOf(act.added), namesOf(act.removed)];
      if (!removed) return t("line.tagsAdded", { who, tags: added });
      return added ? t("line.tagsChanged", { who, added, removed }) : t("line.tagsRemoved", { who, tags: removed });
    }
    case "snoozed":
      return act.until
        ? t("line.snoozed", { who, time: fullTime(act.until, locale) })
        : t("line.snoozedUntilWrites", { who });
    case "sla_warned":
    case "sla_breached":
      return t(`line.${act.name}`, { what: t(`sla.what.${act.metric}`), policy: act.policy });
    case "rated": {
      const { rating, was } = act;
      return was === null ? t("line.rated", { who, rating }) : t("line.ratedAnew", { who, was, rating });
    }
    case "woken":
      return isClock ? t("line.wokenByClock") : t("line.woken", { who });
    default:
      return t(`line.${act.name}`, { who });
  }
}

function namesOf(tags: readonly Named[]): string {
  return tags.map(({ name }) => name).join(", ");
}
