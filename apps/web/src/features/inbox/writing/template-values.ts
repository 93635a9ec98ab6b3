import type { Conversation, TemplateValues } from "@frontdesk/contract";
import { useMemo } from "react";
import { useViewer } from "../../../viewer.tsx";

/** What the variables of a canned reply stand for in a conversation. */
export function useTemplateValues({ contact, number }: Conversation): TemplateValues {
  const { user, workspace } = useViewer();
  return useMemo(
    () => ({
      "contact.name": contact.name,
      "contact.first_name": contact.name.split(" ")[0] ?? contact.name,
      "member.name": user.name,
      "workspace.name": workspace.name,
      "conversation.number": String(number),
    }),
    [contact.name, number, user.name, workspace.name],
  );
}
