import type { Named } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { forgetMentions } from "./forget-mentions.ts";
import { insertMentions, listNamed } from "./mention.queries.ts";

interface Calling {
  text: string;
  /** Whom its writer meant. */
  memberIds: string[];
  /** Where the conversation stands. */
  place: { teamId: string; assigneeId: string | null };
}

/** Whom a note calls: of those its writer meant who can see it the members whose name stands in it after an @. */
async function named({ db, workspaceId }: Desk, { text, memberIds, place }: Calling): Promise<Named[]> {
  const members = await listNamed(db, { workspaceId, ids: [...new Set(memberIds)], place });
  return members.filter(({ name }) => text.includes(`@${name}`));
}

interface Called {
  mentions: Named[];
  /** Tells those who are called anew, and those who no longer are; once the note is written. */
  tell(messageId: string): Promise<void>;
}

/** Finds whom a note calls, and tells them; whoever writes it knows of it already. */
export async function callMembers(desk: Desk, viewer: Viewer, calling: Calling): Promise<Called> {
  const mentions = await named(desk, calling);
  return {
    mentions,
    async tell(messageId) {
      const { db, workspaceId, now } = desk;
      const memberIds = mentions.map(({ id }) => id).filter((id) => id !== viewer.memberId);
      await forgetMentions(desk, messageId, memberIds);
      for (const { memberId, ...mention } of await insertMentions(db, { workspaceId, messageId, memberIds, now }))
        desk.emit("mention.made", {
          subject: { type: "message", id: messageId },
          data: { mention },
          scopeKeys: [`member:${memberId}`],
        });
    },
  };
}
