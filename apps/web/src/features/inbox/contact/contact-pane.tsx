import type { Conversation } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { PaneBoundary } from "../../../ui/pane.tsx";
import { ContactCard } from "./contact-card.tsx";
import classes from "./contact-pane.module.css";

/** The person's card beside the thread, where there is room for it. */
export function ContactPane({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.pane} aria-label={t("card.label", { name: conversation.contact.name })}>
      <PaneBoundary>
        <ContactCard conversation={conversation} />
      </PaneBoundary>
    </aside>
  );
}
