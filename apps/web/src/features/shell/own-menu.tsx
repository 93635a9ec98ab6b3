import { ActionIcon, type ActionIconProps } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { WithAvailability } from "../../ui/availability-dot.tsx";
import { menuOnDemand } from "../../ui/menu-on-demand.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { useViewer } from "../../viewer.tsx";

function OwnMenuTarget(props: ActionIconProps & ComponentProps<"button">) {
  const { t } = useTranslation();
  const { user, memberId } = useViewer();
  return (
    <ActionIcon variant="transparent" size={36} radius="xl" style={{ overflow: "visible" }} {...props}>
      <span className="heard">{t("me.menu")}</span>
      <WithAvailability memberId={memberId}>
        <PersonAvatar name={user.name} size={32} />
      </WithAvailability>
    </ActionIcon>
  );
}

/** What concerns the reader alone: language, colours, profile, signing out. */
export const OwnMenu = menuOnDemand<{ onSignOut: () => void }>(
  async () => (await import("./own-menu-items.tsx")).OwnMenuItems,
  OwnMenuTarget,
);
