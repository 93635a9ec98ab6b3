import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { openDesk } from "../../desk.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import { listWorkspacesWithHints, takeDueHints } from "./hint.queries.ts";
import { queueForStaff } from "./queue-sends.ts";
import { findStaffGroup } from "./staff-group.queries.ts";

/** Has the bots take away the hints that have stood long enough, in the groups of every workspace. */
export async function removeDueHints({ database, bus }: Services): Promise<void> {
  const due = await acrossWorkspaces(database, "due-work").read(({ db, now }) => listWorkspacesWithHints(db, now));
  for (const workspaceId of due) {
    let wokenBots = new Set<string | null>();
    await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
      const actor = { kind: "system" as const, id: null };
      const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
      wokenBots = opened.wokenBots;
      for (const { staffGroupId, tgMessageId } of await takeDueHints(db, { workspaceId, now })) {
        const group = await findStaffGroup(db, { workspaceId, id: staffGroupId });
        const payload = { what: "remove" as const, tgMessageIds: tgMessageId === null ? [] : [tgMessageId] };
        if (group && tgMessageId !== null) await queueForStaff(opened.desk, { group, topicId: null, payload });
      }
      return { value: undefined, events: opened.events };
    });
    announce(bus, { workspaceId: null, wakesNodes: false, wokenBots });
  }
}
