import { useTranslation } from "react-i18next";
import { trpc } from "./desk.ts";
import { useViewer } from "./viewer.tsx";

/** The title of a workspace's page, led by how many conversations nobody has taken. */
export function DeskTitle({ title }: { title: string }) {
  const { t } = useTranslation();
  const { workspace, can } = useViewer();
  const counts = trpc.conversation.counts.useQuery(undefined, { enabled: can("conversation:read") });
  const waiting = counts.data?.data.unassigned ?? 0;
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ""}${title} · ${workspace.name} — ${t("product")}`}</title>;
}
