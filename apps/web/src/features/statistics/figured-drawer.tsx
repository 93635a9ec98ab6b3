import type { FiguredConversation } from "@frontdesk/contract";
import { Button, Drawer, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { fullTime } from "../../ui/time.ts";
import { useViewer } from "../../viewer.tsx";
import { useDuration } from "./duration.ts";
import classes from "./figured-drawer.module.css";
import type { Asked, FigureAsked } from "./use-statistics.ts";

interface FiguredDrawerProps {
  asked: Asked;
  figure: FigureAsked;
  onClose: () => void;
}

/** The conversations behind a figure, the latest first, each a way into its thread. */
export function FiguredDrawer({ asked, figure, onClose }: FiguredDrawerProps) {
  const { t } = useTranslation();
  const pages = trpc.statistics.list.useInfiniteQuery(
    { ...asked, ...figure },
    { getNextPageParam: (page) => page.data.next, staleTime: 0 },
  );
  const rows = pages.data?.pages.flatMap(({ data }) => data.rows) ?? [];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t(`dashboard.list.${figure.kind}`)}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="xs">
        {pages.error && rows.length === 0 && <PaneError error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <PaneLoading />}
        {pages.data && rows.length === 0 && <Text>{t("dashboard.list.empty")}</Text>}
        <ul className={classes.rows}>
          {rows.map((row) => (
            <Row key={`${row.kind} ${row.conversation.id} ${row.at} ${row.count}`} row={row} />
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("dashboard.list.more")}
          </Button>
        )}
      </Stack>
    </Drawer>
  );
}

function Row({ row }: { row: FiguredConversation }) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const duration = useDuration();
  const { conversation, at, kind, count, seconds, detail, memberName } = row;
  const isMessages = kind === "inbound" || kind === "outbound";
  const facts = [
    fullTime(at, i18n.language),
    isMessages && t("dashboard.list.messages", { count }),
    seconds !== null && t("dashboard.list.took", { time: duration(seconds) }),
    kind === "rated" && detail && t("dashboard.rating", { rating: detail }),
    memberName && t("dashboard.list.by", { name: memberName }),
  ].filter(Boolean);
  return (
    <li>
      <Link
        to="/w/$slug/inbox/$conversationId"
        params={{ slug: workspace.slug, conversationId: conversation.id }}
        className={classes.row}
      >
        <b>
          #{conversation.number} {conversation.contact.name}
        </b>
        <span className={classes.line}>{conversation.lastMessage}</span>
        <span className={classes.facts}>{facts.join(" · ")}</span>
      </Link>
    </li>
  );
}
