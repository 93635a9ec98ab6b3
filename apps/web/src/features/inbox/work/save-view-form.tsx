import { withOpId } from "@frontdesk/client";
import {
  type ConversationFilter,
  type ConversationView,
  savedViewLimits,
  type ViewAudience,
} from "@frontdesk/contract";
import { Button, Fieldset, Group, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useDirectory } from "./use-directory.ts";

interface SaveViewFormProps {
  view: ConversationView;
  filter: ConversationFilter;
  onSaved: (savedViewId: string) => void;
  onCancel: () => void;
}

/** Keeps a narrowed view under a name, for oneself or, where the reader may, for others. */
export function SaveViewForm({ view, filter, onSaved, onCancel }: SaveViewFormProps) {
  const { t } = useTranslation();
  const { can, scope, teamIds } = useViewer();
  const { teams } = useDirectory();
  const [name, setName] = useState("");
  const [audience, setAudience] = useState<ViewAudience>("personal");
  const [teamId, setTeamId] = useState<string | null>(null);
  const creates = trpc.savedView.create.useMutation({ onSuccess: ({ id }) => onSaved(id) });
  const isForTeam = audience === "team";
  const own = teams.filter(({ id }) => scope === "all" || teamIds.includes(id));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    creates.mutate(withOpId({ name: name.trim(), audience, teamId: isForTeam ? teamId : null, view, filter }));
  };
  return (
    <form onSubmit={submit}>
      <Fieldset legend={t("savedView.title")}>
        <Stack gap="sm">
          <TextInput
            label={t("savedView.name")}
            required
            maxLength={savedViewLimits.nameLength}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {can("view:manage") && (
            <SegmentedControl
              aria-label={t("savedView.audience")}
              data={[
                { value: "personal" as const, label: t("savedView.personal") },
                { value: "team" as const, label: t("savedView.team") },
                { value: "workspace" as const, label: t("savedView.workspace") },
              ]}
              value={audience}
              onChange={setAudience}
            />
          )}
          {isForTeam && (
            <Select
              label={t("filter.team")}
              required
              data={own.map(({ id, name: label }) => ({ value: id, label }))}
              value={teamId}
              onChange={setTeamId}
            />
          )}
          <FormError error={creates.error} />
          <Group justify="end">
            <Button variant="default" onClick={onCancel}>
              {t("cancel")}
            </Button>
            <Button
              type="submit"
              disabled={name.trim() === "" || (isForTeam && teamId === null)}
              loading={creates.isPending}
            >
              {t("savedView.action")}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}
