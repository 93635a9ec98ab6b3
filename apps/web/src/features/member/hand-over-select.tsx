import type { HandOver, Member } from "@frontdesk/contract";
import { Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { ColleagueOption } from "../../ui/colleague-option.tsx";
import { useWorkload } from "../../ui/workload.ts";
import { useViewer } from "../../viewer.tsx";

interface HandOverSelectProps {
  /** Who leaves. */
  member: Member;
  value: HandOver;
  onChange: (to: HandOver) => void;
}

/** Asks to whom the open conversations of somebody who leaves go. */
export function HandOverSelect({ member, value, onChange }: HandOverSelectProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const directory = trpc.conversation.directory.useQuery(undefined, { enabled: can("conversation:read") }).data?.data;
  const count = useWorkload(member.id);
  const colleagues = (directory?.members ?? []).filter(({ id }) => id !== member.id);
  const option = (kind: "member" | "team") => (one: { id: string; name: string }) => ({
    value: `${kind}:${one.id}`,
    label: one.name,
  });
  return (
    <div>
      <Select
        label={t("leaving.to")}
        description={count === null ? undefined : t("leaving.toHint", { count })}
        data={[
          { value: "queue", label: t("leaving.toQueue") },
          { value: "assignment", label: t("leaving.toAssignment") },
          { group: t("leaving.toMember"), items: colleagues.map(option("member")) },
          { group: t("leaving.toTeam"), items: (directory?.teams ?? []).map(option("team")) },
        ]}
        searchable
        renderOption={({ option: { value: chosen, label } }) => {
          const to = handOverIn(chosen);
          return to.to === "member" ? <ColleagueOption memberId={to.id} label={label} /> : label;
        }}
        allowDeselect={false}
        value={optionOf(value)}
        onChange={(chosen) => chosen && onChange(handOverIn(chosen))}
      />
      {value.to === "assignment" && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("leaving.toAssignmentHint")}
        </Text>
      )}
    </div>
  );
}

function optionOf(to: HandOver): string {
  return "id" in to ? `${to.to}:${to.id}` : to.to;
}

function handOverIn(value: string): HandOver {
  const [to, id] = value.split(":");
  if ((to === "member" || to === "team") && id) return { to, id };
  return { to: to === "assignment" ? "assignment" : "queue" };
}
