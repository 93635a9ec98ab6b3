import { UnstyledButton } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { SelectorIcon } from "../../ui/icons.ts";
import { menuOnDemand } from "../../ui/menu-on-demand.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./workspace-switch.module.css";

function WorkspaceSwitchTarget({ className = "", ...props }: ComponentProps<"button">) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  return (
    <UnstyledButton
      className={`${classes.target} ${className}`}
      aria-label={`${workspace.name}: ${t("workspaces.switch")}`}
      {...props}
    >
      <img src="/favicon.svg" alt="" width={24} height={24} />
      <span className={classes.name}>{workspace.name}</span>
      <SelectorIcon size={16} className={classes.arrows} />
    </UnstyledButton>
  );
}

/** Names the workspace the page shows, and leads to the others. */
export const WorkspaceSwitch = menuOnDemand(
  async () => (await import("./workspace-switch-items.tsx")).WorkspaceSwitchItems,
  WorkspaceSwitchTarget,
);
