import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface CardDrawerProps {
  /** Whose card it is. */
  name: string;
  onClose: () => void;
  children: ReactNode;
}

/** A card that has come in from the side, over what is there. */
export function CardDrawer({ name, onClose, children }: CardDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={340}
      title={t("card.label", { name })}
      padding={0}
      closeButtonProps={{ "aria-label": t("close") }}
      styles={{ header: { padding: "8px 16px" } }}
    >
      {children}
    </Drawer>
  );
}
