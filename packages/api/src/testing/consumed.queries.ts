import { inWorkspace } from "@frontdesk/db";
import { expect } from "vitest";
import type { TestDesk } from "./test-desk.ts";

/** Resolves once a consumer stands at the end of the home workspace's log, and nothing waits to be counted anew. */
export async function untilConsumed({ services, home }: TestDesk, consumer: "figures" | "csat"): Promise<void> {
  const { workspaceId } = home;
  const left = () =>
    inWorkspace(services.database, workspaceId).read(async ({ db, head }) => {
      const cursor = await db
        .selectFrom("consumer_cursor")
        .select("seq")
        .where("consumer", "=", consumer)
        .executeTakeFirst();
      const waiting = await db.selectFrom("recount").select("conversation_id").execute();
      return head - (cursor?.seq ?? 0) + (consumer === "figures" ? waiting.length : 0);
    });
  await expect.poll(left, { timeout: 20_000, interval: 20 }).toBe(0);
}
