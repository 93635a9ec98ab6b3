import { withOpId } from "@frontdesk/client";
import { inWorkspace, type Reader } from "@frontdesk/db";
import { sql } from "kysely";
import { expect, vi } from "vitest";
import { reckonConversations, watchClocks } from "../features/sla/index.ts";
import type { TestDesk } from "./test-desk.ts";

/** A promise for all conversations, as it is saved: an answer in an hour, the next in half of one, an end in eight. */
export const promise = {
  ...{ policyId: null, version: null, name: "For all", isDefault: true, hours: "always" as const, ownHours: null },
  ...{ inboxIds: [], teamIds: [], tagIds: [], priorities: [] },
  targets: { first_response: 60, next_response: 30, resolution: 480 },
  ...{ warnPercent: 75, pauses: true, escalates: false },
};

/** What the tests of promises do with time, and ask of the clocks. */
export function promisedTime(desk: TestDesk) {
  const ask = <T>(work: (db: Reader, now: Date) => Promise<T>) =>
    inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db, now }) => work(db, now));
  const now = () => ask(async (_, at) => at.getTime());

  return {
    now,
    /** Lets minutes pass, through which the bot's process keeps its lease. */
    pass: async (minutes: number) => {
      await desk.build.moveClock(minutes * 60);
      const { botId, leaseToken } = await desk.build.bot();
      const { telegram } = desk.installation();
      await telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews: leaseToken }));
    },
    /** Has several look at the clock at once, until there is nothing more to say; the server looks by itself too. */
    watch: () =>
      vi.waitFor(async () => {
        await Promise.all([1, 2, 3].map(() => watchClocks(desk.services)));
        const due = await ask((db, at) =>
          db.selectFrom("sla_clock").select("metric").where(sql<boolean>`look_at <= ${at}`).execute(),
        );
        expect(due).toEqual([]);
      }),
    /** Has what changed beside conversations reach all of them. */
    reckon: () =>
      vi.waitFor(async () => {
        await reckonConversations(desk.services);
        expect(await ask((db) => db.selectFrom("sla_reckoning").select("after").execute())).toEqual([]);
      }),
    /** The clocks of a conversation, the oldest first: what each is about, how it stands, and whether it has ended. */
    clocks: async (conversationId: string) => {
      const rows = await ask((db) =>
        db
          .selectFrom("sla_clock")
          .select(["metric", "state", "ended_at as endedAt"])
          .where("conversation_id", "=", conversationId)
          .orderBy("started_at")
          .orderBy("metric")
          .execute(),
      );
      return rows.map(({ metric, state, endedAt }) => `${metric} ${state}${endedAt ? ", over" : ""}`);
    },
    /** How many minutes are left until the next promise of a conversation is due; null where nothing is. */
    left: async (conversationId: string) => {
      const { dueAt } = await ask((db) =>
        db
          .selectFrom("conversation")
          .select("sla_due_at as dueAt")
          .where("id", "=", conversationId)
          .executeTakeFirstOrThrow(),
      );
      return dueAt && Math.round((dueAt.getTime() - (await now())) / 60_000);
    },
  };
}
