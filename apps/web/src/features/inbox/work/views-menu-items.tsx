import type { ConversationView } from "@frontdesk/contract";
import { Menu, Text } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PencilIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import type { QueueSearch } from "../queue/queue-search.ts";
import { onWork } from "./on-work.ts";

const ViewsDialog = onWork(async () => (await import("./views-dialog.tsx")).ViewsDialog);

const others = ["at_risk", "pending", "snoozed", "closed", "spam"] as const satisfies ConversationView[];

interface ViewsMenuItemsProps {
  search: QueueSearch;
  target: ReactElement;
}

/** The rest of the views with their counts, open when it is first shown. */
export function ViewsMenuItems({ search, target }: ViewsMenuItemsProps) {
  const { t } = useTranslation();
  const counts = trpc.conversation.counts.useQuery();
  const kept = trpc.savedView.list.useQuery();
  const views = kept.data?.data ?? [];
  const [isArranging, setArranging] = useState(false);
  return (
    <Menu defaultOpened position="bottom-end" width={280} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        {others.map((view) => (
          <ViewItem
            key={view}
            search={{ view }}
            name={t(`inbox.view.${view}`)}
            count={counts.data?.data[view]}
            isCurrent={search.saved === undefined && search.view === view}
          />
        ))}
        {views.length > 0 && <Menu.Label>{t("savedView.saved")}</Menu.Label>}
        {views.map(({ id, name, audience, count }) => (
          <ViewItem
            key={id}
            search={{ saved: id }}
            name={name}
            {...(audience !== "personal" && { whose: t(audience === "team" ? "savedView.ofTeam" : "savedView.ofAll") })}
            count={count}
            isCurrent={search.saved === id}
          />
        ))}
        {views.length > 0 && (
          <Menu.Item leftSection={<PencilIcon size={14} />} onClick={() => setArranging(true)}>
            {t("savedView.arrange")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
      {isArranging && <ViewsDialog onClose={() => setArranging(false)} />}
    </Menu>
  );
}

interface ViewItemProps {
  search: QueueSearch;
  name: string;
  whose?: string;
  count: number | undefined;
  isCurrent: boolean;
}

function ViewItem({ search, name, whose, count, isCurrent }: ViewItemProps) {
  const { i18n } = useTranslation();
  const { workspace } = useViewer();
  const to: LinkProps = { to: "/w/$slug/inbox", params: { slug: workspace.slug }, search };
  return (
    <Menu.Item
      fw={isCurrent ? 650 : undefined}
      aria-current={isCurrent ? "true" : undefined}
      rightSection={count !== undefined && <Text size="xs">{new Intl.NumberFormat(i18n.language).format(count)}</Text>}
      renderRoot={(props) => <Link {...to} {...props} activeProps={{}} />}
    >
      {name}
      {whose && (
        <Text span size="xs" c="dimmed">
          {` · ${whose}`}
        </Text>
      )}
    </Menu.Item>
  );
}
