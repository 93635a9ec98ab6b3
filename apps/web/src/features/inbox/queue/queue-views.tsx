import type { ConversationView } from "@frontdesk/contract";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { AlertTriangleIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import { ViewsMenu } from "../work/views-menu.tsx";
import classes from "./queue.module.css";
import { defaultView, type QueueSearch } from "./queue-search.ts";

/** The views that are always at hand; the others are in the menu beside them. */
const atHand = ["mine", "unassigned", "waiting", "open"] as const satisfies ConversationView[];

/** The views of the queue with how many conversations stand in each, counted live. */
export function QueueViews({ search }: { search: QueueSearch }) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const counts = trpc.conversation.counts.useQuery();
  const figure = new Intl.NumberFormat(i18n.language, { notation: "compact" });
  const current = search.saved === undefined ? (search.view ?? defaultView) : null;
  // What is at risk comes to hand by itself.
  const shown = [...atHand, ...(counts.data?.data.at_risk ? ["at_risk" as const] : [])];
  return (
    <nav className={classes.views} aria-label={t("inbox.views")}>
      <div className={classes.atHand}>
        {shown.map((each) => (
          <Link
            key={each}
            to="/w/$slug/inbox"
            params={{ slug: workspace.slug }}
            search={{ view: each }}
            className={classes.view}
            {...(each === "at_risk" && { "data-warns": true, title: t("inbox.view.at_risk") })}
            activeProps={{}}
            aria-current={each === current ? "true" : undefined}
          >
            {each === "at_risk" ? (
              <>
                <AlertTriangleIcon size={14} aria-hidden="true" />
                <span className="heard">{t("inbox.view.at_risk")}</span>
              </>
            ) : (
              t(`inbox.view.${each}`)
            )}
            {counts.data && <span className={classes.count}>{figure.format(counts.data.data[each])}</span>}
          </Link>
        ))}
      </div>
      <ViewsMenu search={search} isCurrent={!shown.some((each) => each === current)} />
    </nav>
  );
}
