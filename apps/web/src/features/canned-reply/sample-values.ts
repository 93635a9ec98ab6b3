import type { TemplateValues } from "@frontdesk/contract";

/** What variables stand for where there is no conversation to fill them from. */
export function sampleValues({ member, workspace }: { member: string; workspace: string }): TemplateValues {
  return {
    "contact.name": "Anna Petrova",
    "contact.first_name": "Anna",
    "member.name": member,
    "workspace.name": workspace,
    "conversation.number": "1042",
  };
}
