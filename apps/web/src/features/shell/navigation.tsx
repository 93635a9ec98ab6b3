import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Hint } from "../../ui/hint.tsx";
import { ChartIcon, InboxIcon, SettingsIcon } from "../../ui/icons.ts";
import { useViewer } from "../../viewer.tsx";
import classes from "./navigation.module.css";

/** The places of a workspace, each with what waits there: a column, icons alone, or a bar below on phones. */
export function Navigation({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation();
  const { workspace, can } = useViewer();
  const counts = trpc.conversation.counts.useQuery(undefined, { enabled: can("conversation:read") });
  const params = { slug: workspace.slug };
  const waiting = counts.data?.data.unassigned ?? 0;

  const places = [
    { to: "/w/$slug/inbox", label: t("nav.inbox"), Icon: InboxIcon, count: waiting },
    ...(can("report:read")
      ? [{ to: "/w/$slug/dashboard", label: t("nav.dashboard"), Icon: ChartIcon, count: 0 } as const]
      : []),
    { to: "/w/$slug/settings", label: t("nav.settings"), Icon: SettingsIcon, count: 0 },
  ] as const;
  return (
    <nav aria-label={t("nav.label")}>
      <ul className={classes.list}>
        {places.map(({ to, label, Icon, count }) => (
          <li key={to}>
            <Hint label={collapsed ? label : undefined} position="right">
              <Link to={to} params={params} className={classes.place} activeProps={{ "aria-current": "page" }}>
                <Icon size={20} aria-hidden="true" />
                <span className={classes.label}>{label}</span>
                {count > 0 && (
                  <span className={classes.count} title={t("nav.waiting", { count })}>
                    {count > 99 ? "99+" : count}
                    <span className="heard">{t("nav.waiting", { count })}</span>
                  </span>
                )}
              </Link>
            </Hint>
          </li>
        ))}
      </ul>
    </nav>
  );
}
