import { type ConversationView, conversationViews } from "@frontdesk/contract";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./queue.module.css";

/** The views of the queue with how many conversations stand in each, counted live. */
export function QueueViews({ view }: { view: ConversationView }) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const counts = trpc.conversation.counts.useQuery();
  const figure = new Intl.NumberFormat(i18n.language, { notation: "compact" });
  return (
    <nav className={classes.views} aria-label={t("inbox.views")}>
      {conversationViews.map((each) => (
        <Link
          key={each}
          to="/w/$slug/inbox"
          params={{ slug: workspace.slug }}
          search={{ view: each }}
          className={classes.view}
          activeProps={{}}
          aria-current={each === view ? "true" : undefined}
        >
          {t(`inbox.view.${each}`)}
          {counts.data && <span className={classes.count}>{figure.format(counts.data.data[each])}</span>}
        </Link>
      ))}
    </nav>
  );
}
