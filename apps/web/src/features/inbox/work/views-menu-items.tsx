import { withOpId } from "@frontdesk/client";
import type { ConversationView, CountedView } from "@frontdesk/contract";
import { ActionIcon, Group, Menu, Text } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { TrashIcon } from "../../../ui/icons.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import type { QueueSearch } from "../queue/queue-search.ts";

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
        {views.map((view) => (
          <KeptView key={view.id} view={view} isCurrent={search.saved === view.id} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function KeptView({ view, isCurrent }: { view: CountedView; isCurrent: boolean }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const removes = trpc.savedView.remove.useMutation({ onError: useToastError() });
  const { id, name, audience, count } = view;
  const mayRemove = audience === "personal" || can("view:manage");
  const whose = audience === "personal" ? "" : t(audience === "team" ? "savedView.ofTeam" : "savedView.ofAll");
  return (
    <Group gap={2} wrap="nowrap">
      <ViewItem search={{ saved: id }} name={name} whose={whose} count={count} isCurrent={isCurrent} />
      {mayRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("savedView.remove", { name })}
          loading={removes.isPending}
          onClick={() => removes.mutate(withOpId({ savedViewId: id }))}
        >
          <TrashIcon size={14} />
        </ActionIcon>
      )}
    </Group>
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
