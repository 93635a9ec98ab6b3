import { cannedLimits, type Kept, viewAudiences } from "@frontdesk/contract";
import { Autocomplete, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useViewer } from "../../viewer.tsx";

/** For whom something is kept, and where among the rest. */
export type KeptDraft = Pick<Kept, "title" | "folder" | "audience" | "teamId">;

interface KeptFieldsProps {
  kept: KeptDraft;
  folders: string[];
  onChange: (change: Partial<KeptDraft>) => void;
}

/** The fields that a canned reply and a guide have alike. */
export function KeptFields({ kept, folders, onChange }: KeptFieldsProps) {
  const { t } = useTranslation();
  const { can, teamIds, scope } = useViewer();
  const mayShare = can("canned:manage");
  const all = trpc.team.list.useQuery(undefined, { enabled: mayShare }).data?.data ?? [];
  const teams = all.filter(({ id }) => scope === "all" || teamIds.includes(id));
  const audiences = mayShare ? viewAudiences : (["personal"] as const);
  return (
    <>
      <TextInput
        label={t("replies.fields.title")}
        required
        data-autofocus
        maxLength={cannedLimits.titleLength}
        value={kept.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <Group grow align="start">
        <Autocomplete
          label={t("replies.fields.folder")}
          maxLength={cannedLimits.folderLength}
          data={folders}
          value={kept.folder}
          onChange={(folder) => onChange({ folder })}
        />
        <NativeSelect
          label={t("replies.fields.audience")}
          value={kept.audience}
          data={audiences.map((value) => ({ value, label: t(`replies.audience.${value}`) }))}
          onChange={({ currentTarget }) => {
            const audience = viewAudiences.find((each) => each === currentTarget.value) ?? "personal";
            onChange({ audience, teamId: audience === "team" ? (teams[0]?.id ?? null) : null });
          }}
        />
        {kept.audience === "team" && (
          <NativeSelect
            label={t("replies.fields.team")}
            value={kept.teamId ?? ""}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => onChange({ teamId: currentTarget.value })}
          />
        )}
      </Group>
    </>
  );
}

/** What a new one begins as: for everyone where its maker may, else for themselves. */
export function firstKept(kept: Kept | null, mayShare: boolean): KeptDraft {
  if (kept) return { title: kept.title, folder: kept.folder, audience: kept.audience, teamId: kept.teamId };
  return { title: "", folder: "", audience: mayShare ? "workspace" : "personal", teamId: null };
}
