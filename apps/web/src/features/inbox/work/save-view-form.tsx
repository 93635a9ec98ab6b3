import { withOpId } from "@frontdesk/client";
import type { ConversationFilter, ConversationView } from "@frontdesk/contract";
import { Button, Fieldset, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { isComplete, ViewFields, type ViewTitle } from "./view-fields.tsx";

interface SaveViewFormProps {
  view: ConversationView;
  filter: ConversationFilter;
  onSaved: (savedViewId: string) => void;
  onCancel: () => void;
}

/** Keeps a narrowed view under a name, for oneself or, where the reader may, for others. */
export function SaveViewForm({ view, filter, onSaved, onCancel }: SaveViewFormProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState<ViewTitle>({ name: "", audience: "personal", teamId: null });
  const creates = trpc.savedView.create.useMutation({ onSuccess: ({ id }) => onSaved(id) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    creates.mutate(withOpId({ ...title, name: title.name.trim(), view, filter }));
  };
  return (
    <form onSubmit={submit}>
      <Fieldset legend={t("savedView.title")}>
        <Stack gap="sm">
          <ViewFields value={title} onChange={(patch) => setTitle((before) => ({ ...before, ...patch }))} />
          <FormError error={creates.error} />
          <Group justify="end">
            <Button variant="default" onClick={onCancel}>
              {t("cancel")}
            </Button>
            <Button type="submit" disabled={!isComplete(title)} loading={creates.isPending}>
              {t("savedView.action")}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}
