import type { Statistics, StatisticsFilter } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { withinReach } from "../conversation/index.ts";

/** How many of the conversations asked for are open just now, how many people wait, and since when the first of them. */
export async function findStanding(
  db: Reader,
  viewer: Viewer,
  { inboxId, channel, teamId, memberId, tagId }: StatisticsFilter,
): Promise<Statistics["standing"]> {
  const isOwnOnly = !viewer.permissions.has("report:oversee");
  const row = await db
    .selectFrom("conversation as c")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .select((eb) => eb.fn.count<number>("c.waiting_since").as("waiting"))
    .select((eb) => eb.fn.min("c.waiting_since").as("since"))
    .where(withinReach(viewer))
    // The states are written out, so that the index of what is live is known to hold them.
    .where(sql<boolean>`c.state not in ('closed', 'spam')`)
    .$if(isOwnOnly, (query) => query.where("c.assignee_id", "=", viewer.memberId))
    .$if(inboxId !== null, (query) => query.where("c.inbox_id", "=", inboxId ?? ""))
    .$if(teamId !== null, (query) => query.where("c.team_id", "=", teamId ?? ""))
    .$if(memberId !== null, (query) => query.where("c.assignee_id", "=", memberId))
    .$if(tagId !== null, (query) => query.where(sql<boolean>`${tagId}::uuid = any(c.tag_ids)`))
    .$if(channel !== null, (query) =>
      query.where((eb) =>
        eb(
          "c.inbox_id",
          "in",
          eb
            .selectFrom("inbox as i")
            .select("i.id")
            .where("i.workspace_id", "=", viewer.workspaceId)
            .where("i.kind", "=", channel ?? "telegram_dm"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return {
    open: Number(row.open),
    waiting: Number(row.waiting),
    longestWaitSince: row.since?.toISOString() ?? null,
  };
}
