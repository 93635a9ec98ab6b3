import type { Attachment } from "@frontdesk/contract";
import { useViewer } from "../../../../viewer.tsx";

/** Where an attachment's bytes and its small picture are served to those who may see the conversation. */
export function useFileUrls({ id, hasPreview }: Pick<Attachment, "id" | "hasPreview">) {
  const { workspace } = useViewer();
  const file = `/w/${workspace.slug}/files/${id}`;
  return { file, preview: hasPreview ? `${file}/preview` : null };
}
