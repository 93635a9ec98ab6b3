import { type SavedView, savedViewLimits } from "@frontdesk/contract";
import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../../viewer.tsx";
import { useDirectory } from "./use-directory.ts";

/** What a view is called, and for whom it is kept. */
export type ViewTitle = Pick<SavedView, "name" | "audience" | "teamId">;

interface ViewFieldsProps {
  value: ViewTitle;
  onChange: (patch: Partial<ViewTitle>) => void;
}

/** The name of a view, and for whom it is; for others only where the reader keeps their views. */
export function ViewFields({ value, onChange }: ViewFieldsProps) {
  const { t } = useTranslation();
  const { can, scope, teamIds } = useViewer();
  const { teams } = useDirectory();
  const { name, audience, teamId } = value;
  const own = teams.filter(({ id }) => scope === "all" || teamIds.includes(id));
  return (
    <>
      <TextInput
        label={t("savedView.name")}
        required
        data-autofocus
        maxLength={savedViewLimits.nameLength}
        value={name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
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
          onChange={(chosen) => onChange({ audience: chosen, ...(chosen !== "team" && { teamId: null }) })}
        />
      )}
      {audience === "team" && (
        <Select
          label={t("filter.team")}
          required
          data={own.map(({ id, name: label }) => ({ value: id, label }))}
          value={teamId}
          onChange={(chosen) => onChange({ teamId: chosen })}
        />
      )}
    </>
  );
}

/** Whether a view can be kept so. */
export function isComplete({ name, audience, teamId }: ViewTitle): boolean {
  return name.trim() !== "" && (audience !== "team" || teamId !== null);
}
