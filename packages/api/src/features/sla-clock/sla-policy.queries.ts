import type { BusinessHours, SlaPolicy } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";

/** A workspace's policies, in the order in which they are asked. */
export async function listSlaPolicies(db: Reader, workspaceId: string): Promise<SlaPolicy[]> {
  const rows = await db
    .selectFrom("sla_policy")
    .select(["id", "name", "is_default as isDefault", "inbox_ids as inboxIds", "team_ids as teamIds"])
    .select([
      "tag_ids as tagIds",
      "priorities",
      "hours",
      "own_hours as ownHours",
      "warn_percent as warnPercent",
      "pauses",
      "escalates",
    ])
    .select(["first_response_minutes as first", "next_response_minutes as next", "resolution_minutes as resolution"])
    .select(["position", "version"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("is_default")
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(({ first, next, resolution, priorities, ownHours, ...row }) => ({
    ...row,
    ownHours: ownHours as BusinessHours | null,
    priorities: priorities as SlaPolicy["priorities"],
    targets: { first_response: first, next_response: next, resolution },
  }));
}
