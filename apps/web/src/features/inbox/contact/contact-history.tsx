import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./card-section.module.css";
import { CardSection } from "./card-section.tsx";

interface ContactHistoryProps {
  contactId: string;
  /** The one that is open; it is not listed. */
  besideId: string;
}

/** A person's other conversations, in whatever inbox, the latest begun first. */
export function ContactHistory({ contactId, besideId }: ContactHistoryProps) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const history = trpc.contact.history.useInfiniteQuery(
    { contactId },
    { getNextPageParam: ({ data }) => data.next ?? undefined },
  );
  const rows = history.data?.pages.flatMap(({ data }) => data.rows).filter(({ id }) => id !== besideId) ?? [];
  if (rows.length === 0 && !history.hasNextPage) return null;
  return (
    <CardSection title={t("contact.history")}>
      <ul className={classes.list}>
        {rows.map(({ id, number, inbox, state, lastMessage, lastMessageAt }) => (
          <li key={id}>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link
                  to="/w/$slug/inbox/$conversationId"
                  params={{ slug: workspace.slug, conversationId: id }}
                  {...props}
                />
              )}
            >
              {t("contact.historyOf", { number, inbox: inbox.name })}
            </Anchor>
            <Text size="xs" c="dimmed">
              {t(`inbox.state.${state}`)} ·{" "}
              <time dateTime={lastMessageAt}>{fullTime(lastMessageAt, i18n.language)}</time>
            </Text>
            <Text size="xs" truncate>
              {lastMessage}
            </Text>
          </li>
        ))}
      </ul>
      {history.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          style={{ justifySelf: "start" }}
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("contact.historyMore")}
        </Button>
      )}
    </CardSection>
  );
}
