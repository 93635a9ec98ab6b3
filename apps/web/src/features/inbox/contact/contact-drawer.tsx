import type { Conversation } from "@frontdesk/contract";
import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CardOf } from "./card-of.tsx";

/** The person's card over the thread. */
export function ContactDrawer({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={340}
      title={t("card.label", { name: conversation.contact.name })}
      padding={0}
      closeButtonProps={{ "aria-label": t("close") }}
      styles={{ header: { padding: "8px 16px" } }}
    >
      <CardOf conversation={conversation} />
    </Drawer>
  );
}
