import type { Conversation } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { PaneBoundary } from "../../../ui/pane.tsx";
import { onWork } from "../work/on-work.ts";
import classes from "./contact-pane.module.css";

const CardOf = onWork(async () => (await import("./card-of.tsx")).CardOf);

/** The person's card beside the thread, where there is room for it. */
export function ContactPane({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.pane} aria-label={t("card.label", { name: conversation.contact.name })}>
      <PaneBoundary>
        <CardOf conversation={conversation} />
      </PaneBoundary>
    </aside>
  );
}
