import { withOpId } from "@frontdesk/client";
import { type ConversationFilter, emptyFilter } from "@frontdesk/contract";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { useViewer } from "../../../viewer.tsx";
import { namedIn, type QueueSearch } from "../queue/queue-search.ts";
import { useShownView } from "../queue/use-shown-view.ts";
import { FilterFields } from "./filter-fields.tsx";
import { SaveViewForm } from "./save-view-form.tsx";
import { useMayChangeView } from "./use-may-change-view.ts";

interface FilterDialogProps {
  search: QueueSearch;
  onClose: () => void;
}

/** Narrows the queue; the address keeps it, so that it can be shared and gone back from. */
export function FilterDialog({ search, onClose }: FilterDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { workspace } = useViewer();
  const shown = useShownView(search);
  const mayChange = useMayChangeView();
  const views = trpc.savedView.list.useQuery(undefined, { enabled: search.saved !== undefined });
  const kept = views.data?.data.find((view) => view.id === search.saved && mayChange(view));
  const [filter, setFilter] = useState<ConversationFilter>({ ...emptyFilter, ...shown?.filter });
  const [isSaving, setSaving] = useState(false);

  const show = (next: QueueSearch) => {
    void navigate({ to: "/w/$slug/inbox", params: { slug: workspace.slug }, search: next });
    onClose();
  };
  const edits = trpc.savedView.edit.useMutation({ onSuccess: ({ id }) => show({ saved: id }) });
  const apply = () => {
    const named = namedIn(filter);
    show({ ...(shown && { view: shown.view }), ...(Object.keys(named).length > 0 && { filter: named }) });
  };
  const keepIn = ({ id, name, audience, teamId, view, version }: NonNullable<typeof kept>) =>
    edits.mutate(withOpId({ savedViewId: id, name, audience, teamId, view, version, filter }));

  return (
    <Modal opened onClose={onClose} title={t("filter.title")} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <FilterFields filter={filter} onChange={(patch) => setFilter((before) => ({ ...before, ...patch }))} />
        <FormError error={edits.error} />
        {isSaving && shown ? (
          <SaveViewForm
            view={shown.view}
            filter={filter}
            onSaved={(saved) => show({ saved })}
            onCancel={() => setSaving(false)}
          />
        ) : (
          <Group justify="space-between">
            <Group gap={4}>
              <Button variant="subtle" onClick={() => setSaving(true)}>
                {t("filter.save")}
              </Button>
              {kept && (
                <Button variant="subtle" loading={edits.isPending} onClick={() => keepIn(kept)}>
                  {t("filter.keepIn", { name: kept.name })}
                </Button>
              )}
            </Group>
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
