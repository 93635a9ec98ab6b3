import { useDeskHealth } from "@frontdesk/client/react";
import { ActionIcon } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "../../ui/hint.tsx";
import { CollapseIcon, ExpandIcon } from "../../ui/icons.ts";
import { PaneBoundary } from "../../ui/pane.tsx";
import { BotNotes } from "./bot-notes.tsx";
import { DatabaseNote } from "./database-note.tsx";
import { LiveMark } from "./live-mark.tsx";
import { Navigation } from "./navigation.tsx";
import { OwnMenu } from "./own-menu.tsx";
import classes from "./shell.module.css";
import { StaleNote } from "./stale-note.tsx";
import { useStaleness } from "./staleness.ts";
import { WorkspaceSwitch } from "./workspace-switch.tsx";

interface ShellProps {
  children: ReactNode;
  search: ReactNode;
  onSignOut: () => void;
}

/** The frame of a workspace: where to go on the left, what holds for everything at the top, the page in the middle. */
export function Shell({ children, search, onSignOut }: ShellProps) {
  const { t } = useTranslation();
  const [collapsed, setCollapsed] = useLocalStorage({ key: "frontdesk.nav-collapsed", defaultValue: false });
  const staleSince = useStaleness();
  // What it can't reach says more than how old this is.
  const isDown = useDeskHealth().kind === "down";
  const toggle = collapsed ? t("nav.expand") : t("nav.collapse");
  return (
    <div className={classes.shell} data-collapsed={collapsed || undefined}>
      <a className={classes.skip} href="#content">
        {t("skipToContent")}
      </a>
      <header className={classes.top}>
        <WorkspaceSwitch />
        <div className={classes.space} />
        {search}
        <LiveMark />
        <OwnMenu onSignOut={onSignOut} />
      </header>
      <div className={classes.side}>
        <Navigation collapsed={collapsed} />
        <Hint label={collapsed ? toggle : undefined} position="right">
          <ActionIcon
            className={classes.toggle}
            variant="subtle"
            color="gray"
            size={36}
            aria-label={toggle}
            aria-pressed={collapsed}
            onClick={() => setCollapsed(!collapsed)}
          >
            {collapsed ? <ExpandIcon size={18} /> : <CollapseIcon size={18} />}
          </ActionIcon>
        </Hint>
      </div>
      <main id="content" tabIndex={-1} className={classes.main}>
        {isDown || staleSince === null ? <DatabaseNote /> : <StaleNote since={staleSince} />}
        <BotNotes />
        <div className={classes.page} data-stale={staleSince !== null || undefined}>
          <PaneBoundary>{children}</PaneBoundary>
        </div>
      </main>
    </div>
  );
}
