import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  ActivityIcon,
  AddressBookIcon,
  BuildingIcon,
  ClockIcon,
  BulbIcon,
  HistoryIcon,
  InboxIcon,
  KeyIcon,
  LockIcon,
  MessageCircleIcon,
  PlugIcon,
  RobotIcon,
  ShieldIcon,
  TagIcon,
  TeamIcon,
  UserIcon,
  UsersIcon,
} from "../../ui/icons.ts";
import { PaneBoundary } from "../../ui/pane.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./settings-layout.module.css";

/** The list of the settings' pages that the reader may see, and the open one. */
export function SettingsLayout({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { workspace, can } = useViewer();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);

  // On a phone the list is wider than the screen.
  useEffect(() => {
    const link = nav.current?.querySelector(`[href="${pathname}"]`);
    link?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);

  const pages = [
    {
      to: "/w/$slug/settings/workspace",
      label: t("settings.workspace"),
      Icon: BuildingIcon,
      isShown: can("workspace:manage"),
    },
    { to: "/w/$slug/settings/bots", label: t("settings.bots"), Icon: RobotIcon, isShown: can("bot:read") },
    {
      to: "/w/$slug/settings/inboxes",
      label: t("settings.inboxes"),
      Icon: InboxIcon,
      isShown: can("inbox:manage"),
    },
    { to: "/w/$slug/settings/teams", label: t("settings.teams"), Icon: TeamIcon, isShown: can("member:read") },
    {
      to: "/w/$slug/settings/replies",
      label: t("settings.replies"),
      Icon: MessageCircleIcon,
      isShown: can("conversation:handle"),
    },
    {
      to: "/w/$slug/settings/suggestions",
      label: t("settings.suggestions"),
      Icon: BulbIcon,
      isShown: can("workspace:manage"),
    },
    { to: "/w/$slug/settings/tags", label: t("settings.tags"), Icon: TagIcon, isShown: can("tag:manage") },
    {
      to: "/w/$slug/settings/fields",
      label: t("settings.fields"),
      Icon: AddressBookIcon,
      isShown: can("field:manage"),
    },
    { to: "/w/$slug/settings/sla", label: t("settings.sla"), Icon: ClockIcon, isShown: can("sla:manage") },
    { to: "/w/$slug/settings/members", label: t("settings.members"), Icon: UsersIcon, isShown: can("member:read") },
    { to: "/w/$slug/settings/roles", label: t("settings.roles"), Icon: ShieldIcon, isShown: can("role:manage") },
    { to: "/w/$slug/settings/tokens", label: t("settings.tokens"), Icon: KeyIcon, isShown: can("token:manage") },
    { to: "/w/$slug/settings/audit", label: t("settings.audit"), Icon: HistoryIcon, isShown: can("audit:read") },
    {
      to: "/w/$slug/settings/status",
      label: t("settings.status"),
      Icon: ActivityIcon,
      isShown: can("workspace:manage"),
    },
    {
      to: "/w/$slug/settings/connections",
      label: t("settings.connections"),
      Icon: PlugIcon,
      isShown: can("workspace:manage"),
    },
    { to: "/w/$slug/settings/profile", label: t("settings.profile"), Icon: UserIcon, isShown: true },
    { to: "/w/$slug/settings/security", label: t("settings.security"), Icon: LockIcon, isShown: true },
  ] as const;
  return (
    <div className={classes.layout}>
      <nav ref={nav} className={classes.pages} aria-label={t("settings.nav")}>
        {pages
          .filter(({ isShown }) => isShown)
          .map(({ to, label, Icon }) => (
            <Link
              key={to}
              to={to}
              params={{ slug: workspace.slug }}
              className={classes.page}
              activeProps={{ "aria-current": "page" }}
            >
              <Icon size={18} aria-hidden="true" />
              {label}
            </Link>
          ))}
      </nav>
      <div className={classes.content} data-scrolls>
        <PaneBoundary>{children}</PaneBoundary>
      </div>
    </div>
  );
}
