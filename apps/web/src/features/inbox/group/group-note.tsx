import { type Conversation, type GroupTalk, groupLimits } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { InfoCircleIcon } from "../../../ui/icons.ts";
import classes from "./group.module.css";

/** Says of a group's thread what is said in the group and does not stand in it; nothing where all of it does. */
export function GroupNote({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const talk = trpc.group.about.useQuery({ conversationId: conversation.id }).data?.data;
  const gap = talk && gapIn(talk);
  if (!gap) return null;
  return (
    <p className={classes.note} role="note">
      <InfoCircleIcon size={14} aria-hidden="true" />
      {t(`groupTalk.unheard.${gap}`, { bot: talk.botUsername, minutes: groupLimits.followMs / 60_000 })}
    </p>
  );
}

function gapIn({ hears, isGivenAll }: GroupTalk) {
  if (hears !== "all") return hears;
  return isGivenAll ? null : ("private" as const);
}
