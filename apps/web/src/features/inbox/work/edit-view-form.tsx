import { withOpId } from "@frontdesk/client";
import { conversationViews, type SavedView } from "@frontdesk/contract";
import { Button, Group, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { FilterFields } from "./filter-fields.tsx";
import { isComplete, ViewFields } from "./view-fields.tsx";

interface EditViewFormProps {
  view: SavedView;
  onDone: () => void;
}

/** Changes a view that is kept: its name, for whom it is, what it begins from (which orders it), and its filter. */
export function EditViewForm({ view, onDone }: EditViewFormProps) {
  const { t } = useTranslation();
  // Whoever changed it meanwhile is not overwritten: the version is of what the form began with.
  const [edited, setEdited] = useState(view);
  const edits = trpc.savedView.edit.useMutation({ onSuccess: onDone });
  const change = (patch: Partial<SavedView>) => setEdited((before) => ({ ...before, ...patch }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id: savedViewId, name, audience, teamId, filter, version } = edited;
    const body = { name: name.trim(), audience, teamId, view: edited.view, filter };
    edits.mutate(withOpId({ savedViewId, ...body, version }));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ViewFields value={edited} onChange={change} />
        <Select
          label={t("savedView.base")}
          description={t("savedView.baseHint")}
          data={conversationViews.map((value) => ({ value, label: t(`inbox.view.${value}`) }))}
          allowDeselect={false}
          value={edited.view}
          onChange={(base) => base && change({ view: base })}
        />
        <FilterFields filter={edited.filter} onChange={(patch) => change({ filter: { ...edited.filter, ...patch } })} />
        <FormError error={edits.error} />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={!isComplete(edited)} loading={edits.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
