import { ActionIcon, type ActionIconProps } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { PaperclipIcon } from "../../../ui/icons.ts";
import { menuOnDemand } from "../../../ui/menu-on-demand.tsx";

export interface AddMenuProps {
  onFiles: () => void;
  onPlace: () => void;
  onCard: () => void;
  /** Null where nothing but files can be added. */
  onButtons: (() => void) | null;
}

function AddTarget(props: ActionIconProps & ComponentProps<"button">) {
  const { t } = useTranslation();
  return (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("composer.add")} {...props}>
      <PaperclipIcon size={20} />
    </ActionIcon>
  );
}

/** What else than text a reply may hold. */
export const AddMenu = menuOnDemand<AddMenuProps>(
  async () => (await import("./add-menu-items.tsx")).AddMenuItems,
  AddTarget,
);
