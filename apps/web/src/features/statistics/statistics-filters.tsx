import type { StatisticsFilter } from "@frontdesk/contract";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useViewer } from "../../viewer.tsx";
import { channels } from "./dashboard-search.ts";

interface StatisticsFiltersProps {
  filter: StatisticsFilter;
  onChange: (filter: StatisticsFilter) => void;
}

/** Narrows the figures to a channel, an inbox, a team, an operator or a tag. */
export function StatisticsFilters({ filter, onChange }: StatisticsFiltersProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const directory = trpc.conversation.directory.useQuery(undefined, { staleTime: 0 });
  const tags = trpc.tag.list.useQuery();
  const { inboxes = [], teams = [], members = [] } = directory.data?.data ?? {};
  const choices = [
    {
      field: "channel",
      label: t("dashboard.channel"),
      of: channels.map((id) => ({ id, name: t(`dashboard.channels.${id}`) })),
      isShown: true,
    },
    { field: "inboxId", label: t("dashboard.inbox"), of: inboxes, isShown: true },
    { field: "teamId", label: t("dashboard.team"), of: teams, isShown: can("report:oversee") },
    { field: "memberId", label: t("dashboard.member"), of: members, isShown: can("report:oversee") },
    { field: "tagId", label: t("dashboard.tag"), of: tags.data?.data ?? [], isShown: true },
  ] as const;
  return choices
    .filter(({ isShown }) => isShown)
    .map(({ field, label, of }) => (
      <Select
        key={field}
        label={label}
        placeholder={t("dashboard.any")}
        data={of.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter[field]}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("dashboard.clear") }}
        onChange={(value) => onChange({ ...filter, [field]: value })}
      />
    ));
}
