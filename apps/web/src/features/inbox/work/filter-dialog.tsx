import {
  type ConversationFilter,
  conversationStates,
  emptyFilter,
  type Priority,
  priorities,
  slaStandings,
} from "@frontdesk/contract";
import { Button, Group, Modal, MultiSelect, Select, SimpleGrid, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../../viewer.tsx";
import { namedIn, type QueueSearch } from "../queue/queue-search.ts";
import { useShownView } from "../queue/use-shown-view.ts";
import { useTags } from "../use-tags.ts";
import { SaveViewForm } from "./save-view-form.tsx";
import { useDirectory } from "./use-directory.ts";

const waits = [5, 15, 30, 60, 120, 240, 480, 1440];

interface FilterDialogProps {
  search: QueueSearch;
  onClose: () => void;
}

/** Narrows the queue; the address keeps it, so that it can be shared and gone back from. */
export function FilterDialog({ search, onClose }: FilterDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { workspace, memberId } = useViewer();
  const shown = useShownView(search);
  const { members, teams, inboxes } = useDirectory();
  const { tags } = useTags();
  const [filter, setFilter] = useState<ConversationFilter>({ ...emptyFilter, ...shown?.filter });
  const [isSaving, setSaving] = useState(false);
  const change = (patch: Partial<ConversationFilter>) => setFilter((before) => ({ ...before, ...patch }));

  const show = (next: QueueSearch) => {
    void navigate({ to: "/w/$slug/inbox", params: { slug: workspace.slug }, search: next });
    onClose();
  };
  const apply = () => {
    const named = namedIn(filter);
    show({ ...(shown && { view: shown.view }), ...(Object.keys(named).length > 0 && { filter: named }) });
  };
  const optionsOf = (rows: { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const listOrNull = <Item,>(items: Item[]) => (items.length > 0 ? items : null);
  const people = [
    { value: "me", label: t("filter.me") },
    { value: "nobody", label: t("filter.nobody") },
    ...optionsOf(members.filter(({ id }) => id !== memberId)),
  ];
  const wait = (minutes: number) =>
    minutes < 60 ? t("filter.minutes", { count: minutes }) : t("filter.hours", { count: minutes / 60 });

  return (
    <Modal opened onClose={onClose} title={t("filter.title")} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <MultiSelect
            label={t("filter.tags")}
            data={optionsOf(tags)}
            searchable
            clearable
            value={filter.tagIds ?? []}
            onChange={(tagIds) => change({ tagIds: listOrNull(tagIds) })}
          />
          <MultiSelect
            label={t("filter.priorities")}
            data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
            clearable
            value={filter.priorities ?? []}
            onChange={(chosen) => change({ priorities: listOrNull(chosen as Priority[]) })}
          />
          <Select
            label={t("filter.assignee")}
            placeholder={t("filter.anyone")}
            data={people}
            searchable
            clearable
            value={filter.assignee}
            onChange={(assignee) => change({ assignee })}
          />
          <Select
            label={t("filter.team")}
            placeholder={t("filter.any")}
            data={optionsOf(teams)}
            clearable
            value={filter.teamId}
            onChange={(teamId) => change({ teamId })}
          />
          <Select
            label={t("filter.inbox")}
            placeholder={t("filter.any")}
            data={optionsOf(inboxes)}
            clearable
            value={filter.inboxId}
            onChange={(inboxId) => change({ inboxId })}
          />
          <Select
            label={t("filter.waiting")}
            placeholder={t("filter.any")}
            data={waits.map((minutes) => ({ value: String(minutes), label: wait(minutes) }))}
            clearable
            value={filter.waitingMinutes === null ? null : String(filter.waitingMinutes)}
            onChange={(minutes) => change({ waitingMinutes: minutes === null ? null : Number(minutes) })}
          />
          <MultiSelect
            label={t("filter.sla")}
            data={slaStandings.map((value) => ({ value, label: t(`sla.state.${value}`) }))}
            clearable
            value={filter.sla ?? []}
            onChange={(chosen) => change({ sla: listOrNull(slaStandings.filter((state) => chosen.includes(state))) })}
          />
          <MultiSelect
            label={t("filter.states")}
            data={conversationStates.map((value) => ({ value, label: t(`inbox.state.${value}`) }))}
            clearable
            value={filter.states ?? []}
            onChange={(chosen) =>
              change({ states: listOrNull(conversationStates.filter((state) => chosen.includes(state))) })
            }
          />
        </SimpleGrid>
        {isSaving && shown ? (
          <SaveViewForm
            view={shown.view}
            filter={filter}
            onSaved={(saved) => show({ saved })}
            onCancel={() => setSaving(false)}
          />
        ) : (
          <Group justify="space-between">
            <Button variant="subtle" onClick={() => setSaving(true)}>
              {t("filter.save")}
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={() => show(shown ? { view: shown.view } : {})}>
                {t("filter.clear")}
              </Button>
              <Button onClick={apply}>{t("filter.apply")}</Button>
            </Group>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
