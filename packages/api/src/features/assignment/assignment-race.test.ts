import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { expect, it, vi } from "vitest";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { showPresence } from "../../testing/presence-reader.ts";
import { giveOutEverywhere } from "./index.ts";

it("[D3, D8] two servers at once give out fifty conversations: each once, and nobody gets more than they take", async () => {
  await using desk = await testDesk();
  const other = await desk.anotherNode();
  const owner = await desk.as("owner");
  const operators = await Promise.all(Array.from({ length: 5 }, () => desk.as("operator")));
  const { data: members } = await owner.member.list.query();
  for (const { id: memberId, version, role } of members) {
    if (role.preset !== "operator") continue;
    const takes = { capacity: 7, hours: null, skills: [], languages: [] };
    await owner.member.editWorking.mutate(withOpId({ memberId, ...takes, version }));
  }
  await desk.build.bot();
  const inboxId = (await owner.inbox.list.query()).data[0]?.id ?? "";
  await fillQueue(desk, { inboxId, count: 50 });
  const policy = { inboxId, mode: "round_robin" as const, prefersLastHandler: true, prefersLanguage: true };
  const standing = () =>
    inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) => ({
      held: await db
        .selectFrom("conversation")
        .select("assignee_id as by")
        .where("assignee_id", "is not", null)
        .execute(),
      told: await db
        .selectFrom("event")
        .select("subject_id as id")
        .where("kind", "=", "conversation.assigned")
        .execute(),
    }));

  await owner.assignment.edit.mutate(withOpId({ ...policy, respectsHours: true, skill: null, version: 0 }));
  // Half of them come to each server, which each begins to give out by itself.
  const showing = await Promise.all(
    operators.map((operator, index) =>
      showPresence(index % 2 === 0 ? operator : other.signedIn(desk.home, operator.who ?? never())),
    ),
  );
  await Promise.all(Array.from({ length: 4 }, () => giveOutEverywhere(desk.services)));
  await vi.waitFor(async () => expect((await standing()).held).toHaveLength(35), { timeout: 15_000 });
  await Promise.all(Array.from({ length: 4 }, () => giveOutEverywhere(desk.services)));

  const { held, told } = await standing();
  const loads = operators.map(({ who }) => held.filter(({ by }) => by === who?.memberId).length);
  expect(loads).toEqual([7, 7, 7, 7, 7]);
  expect(told).toHaveLength(35);
  expect(new Set(told.map(({ id }) => id)).size).toBe(35);
  for (const one of showing) one[Symbol.dispose]();
}, 60_000);

/** As many conversations of as many people, each waiting in the queue for somebody to take it. */
async function fillQueue({ services, home }: TestDesk, { inboxId, count }: { inboxId: string; count: number }) {
  const { workspaceId, teamId } = home;
  await inWorkspace(services.database, workspaceId).write({}, async ({ db }) => {
    const people = Array.from({ length: count }, (_, index) => ({
      workspace_id: workspaceId,
      name: `Person ${index}`,
    }));
    const contacts = await db.insertInto("contact").values(people).returning("id").execute();
    const waiting = contacts.map(({ id }, index) => ({
      ...{ workspace_id: workspaceId, number: index + 1, inbox_id: inboxId, contact_id: id, team_id: teamId },
      state: "open" as const,
    }));
    await db.insertInto("conversation").values(waiting).execute();
    return { value: null, events: [] };
  });
}

function never(): never {
  throw new Error("A member has a session.");
}
