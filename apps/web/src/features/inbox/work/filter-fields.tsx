import {
  type ConversationFilter,
  conversationStates,
  type Priority,
  priorities,
  slaStandings,
} from "@frontdesk/contract";
import { MultiSelect, Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../../viewer.tsx";
import { useTags } from "../use-tags.ts";
import { useDirectory } from "./use-directory.ts";

const waits = [5, 15, 30, 60, 120, 240, 480, 1440];

interface FilterFieldsProps {
  filter: ConversationFilter;
  onChange: (patch: Partial<ConversationFilter>) => void;
}

/** What a filter may ask for, a field each; what is left empty asks nothing. */
export function FilterFields({ filter, onChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const { members, teams, inboxes } = useDirectory();
  const { tags } = useTags();
  const optionsOf = (rows: { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const any = (chosen: readonly string[] | null) => (chosen === null ? { placeholder: t("filter.any") } : {});
  const listOrNull = <Item,>(items: Item[]) => (items.length > 0 ? items : null);
  const people = [
    { value: "me", label: t("filter.me") },
    { value: "nobody", label: t("filter.nobody") },
    ...optionsOf(members.filter(({ id }) => id !== memberId)),
  ];
  const wait = (minutes: number) =>
    minutes < 60 ? t("filter.minutes", { count: minutes }) : t("filter.hours", { count: minutes / 60 });

  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <MultiSelect
        label={t("filter.tags")}
        {...any(filter.tagIds)}
        data={optionsOf(tags)}
        searchable
        clearable
        value={filter.tagIds ?? []}
        onChange={(tagIds) => onChange({ tagIds: listOrNull(tagIds) })}
      />
      <MultiSelect
        label={t("filter.priorities")}
        {...any(filter.priorities)}
        data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        clearable
        value={filter.priorities ?? []}
        onChange={(chosen) => onChange({ priorities: listOrNull(chosen as Priority[]) })}
      />
      <Select
        label={t("filter.assignee")}
        placeholder={t("filter.anyone")}
        data={people}
        searchable
        clearable
        value={filter.assignee}
        onChange={(assignee) => onChange({ assignee })}
      />
      <Select
        label={t("filter.team")}
        placeholder={t("filter.any")}
        data={optionsOf(teams)}
        clearable
        value={filter.teamId}
        onChange={(teamId) => onChange({ teamId })}
      />
      <Select
        label={t("filter.inbox")}
        placeholder={t("filter.any")}
        data={optionsOf(inboxes)}
        clearable
        value={filter.inboxId}
        onChange={(inboxId) => onChange({ inboxId })}
      />
      <Select
        label={t("filter.waiting")}
        placeholder={t("filter.any")}
        data={waits.map((minutes) => ({ value: String(minutes), label: wait(minutes) }))}
        clearable
        value={filter.waitingMinutes === null ? null : String(filter.waitingMinutes)}
        onChange={(minutes) => onChange({ waitingMinutes: minutes === null ? null : Number(minutes) })}
      />
      <MultiSelect
        label={t("filter.sla")}
        {...any(filter.sla)}
        data={slaStandings.map((value) => ({ value, label: t(`sla.state.${value}`) }))}
        clearable
        value={filter.sla ?? []}
        onChange={(chosen) => onChange({ sla: listOrNull(slaStandings.filter((state) => chosen.includes(state))) })}
      />
      <MultiSelect
        label={t("filter.states")}
        {...any(filter.states)}
        data={conversationStates.map((value) => ({ value, label: t(`inbox.state.${value}`) }))}
        clearable
        value={filter.states ?? []}
        onChange={(chosen) =>
          onChange({ states: listOrNull(conversationStates.filter((state) => chosen.includes(state))) })
        }
      />
    </SimpleGrid>
  );
}
