import type { ConversationView } from "@frontdesk/contract";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
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
  // What is at risk has its mark above while there is anything.
  const isAtHand = atHand.some((each) => each === current) || (current === "at_risk" && !!counts.data?.data.at_risk);
  return (
    <nav className={classes.views} aria-label={t("inbox.views")}>
      <div className={classes.atHand}>
        {atHand.map((each) => (
          <Link
            key={each}
            to="/w/$slug/inbox"
            params={{ slug: workspace.slug }}
            search={{ view: each }}
            className={classes.view}
            activeProps={{}}
            aria-current={each === current ? "true" : undefined}
          >
            {t(`inbox.view.${each}`)}
            {counts.data && <span className={classes.count}>{figure.format(counts.data.data[each])}</span>}
          </Link>
        ))}
      </div>
      <ViewsMenu search={search} isCurrent={!isAtHand} />
    </nav>
  );
}
