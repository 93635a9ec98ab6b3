import type { ShownMessage } from "@frontdesk/client/react";
import { useTranslation } from "react-i18next";
import { clockTime, fullTime } from "../../../ui/time.ts";
import { onWork } from "../work/on-work.ts";
import classes from "./bubble.module.css";
import { Bubble } from "./bubble.tsx";
import type { BubbleGroup } from "./bubble-groups.ts";
import { isOwn } from "./own-messages.ts";
import { useThreadHands } from "./thread-context.ts";

const ActLines = onWork(async () => (await import("../work/act-lines.tsx")).ActLines);

interface BubbleGroupItemProps {
  group: BubbleGroup<ShownMessage>;
  contactName: string;
  editedId: string | null;
}

/** What one author wrote within a minute, under their name and the time. */
export function BubbleGroupItem({ group, contactName, editedId }: BubbleGroupItemProps) {
  const { t, i18n } = useTranslation();
  const { memberId } = useThreadHands();
  const [first] = group.messages;
  const others = group.author.kind === "bot" ? t("thread.bot") : group.author.name || contactName;
  const name = first && isOwn(first, memberId) ? t("thread.you") : others;
  if (group.direction === "system") {
    return (
      <div className={classes.group} data-side="system">
        <ActLines messages={group.messages} />
      </div>
    );
  }
  return (
    <div className={classes.group} data-side={group.direction}>
      <p className={classes.author}>
        <span>{name}</span>{" "}
        {group.direction === "note" && (
          <span className={classes.noteMark} title={t("thread.noteHint")}>
            {t("thread.note")}
          </span>
        )}{" "}
        <time dateTime={group.at} title={fullTime(group.at, i18n.language)}>
          {clockTime(group.at, i18n.language)}
        </time>
      </p>
      {group.messages.map((message) => (
        <Bubble key={message.clientKey ?? message.id} message={message} isEdited={message.id === editedId} />
      ))}
    </div>
  );
}
