import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PaneBoundary } from "../../ui/pane.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./settings-layout.module.css";
import { settingsPages } from "./settings-pages.ts";

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

  const shown = settingsPages
    .map(({ group, pages }) => ({
      group,
      pages: pages.filter(({ permission }) => permission === null || can(permission)),
    }))
    .filter(({ pages }) => pages.length > 0);
  return (
    <div className={classes.layout}>
      <nav ref={nav} className={classes.pages} aria-label={t("settings.nav")}>
        {shown.map(({ group, pages }) => (
          <section key={group} className={classes.group} aria-label={t(`settings.group.${group}`)}>
            <span className={classes.groupName} aria-hidden="true">
              {t(`settings.group.${group}`)}
            </span>
            {pages.map(({ name, Icon }) => (
              <Link
                key={name}
                to={`/w/$slug/settings/${name}`}
                params={{ slug: workspace.slug }}
                className={classes.page}
                activeProps={{ "aria-current": "page" }}
              >
                <Icon size={18} aria-hidden="true" />
                {t(`settings.${name}`)}
              </Link>
            ))}
          </section>
        ))}
      </nav>
      <div className={classes.content} data-scrolls>
        <PaneBoundary>{children}</PaneBoundary>
      </div>
    </div>
  );
}
