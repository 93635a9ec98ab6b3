import { ActionIcon, type ActionIconProps } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { MoreIcon } from "../../../ui/icons.ts";
import { menuOnDemand } from "../../../ui/menu-on-demand.tsx";
import type { UsableMoves } from "../use-moves.ts";
import { withWords } from "./on-work.ts";

function WorkTarget(props: ActionIconProps & ComponentProps<"button">) {
  const { t } = useTranslation();
  return (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("thread.more")} {...props}>
      <MoreIcon size={20} />
    </ActionIcon>
  );
}

/** What else may be done with the conversation. */
export const WorkMenu = menuOnDemand<{ moves: UsableMoves }>(
  () => withWords(async () => (await import("./work-menu-items.tsx")).WorkMenuItems),
  WorkTarget,
);
