import { priorities } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import { type LockedConversation, lockUnassigned, type PlannedAct, performActs } from "../conversation/index.ts";
import { type Giving, lockGiving, noteTurn } from "./assignment-policy.queries.ts";
import { holdMembersOf, listCandidates } from "./candidate.queries.ts";
import { type Choice, chooseMember, hasRoom } from "./choose-member.ts";
import { listTeamsWaiting, listWanted } from "./waiting.queries.ts";

/** What is looked at in one transaction, of each inbox, team and need for a senior: so much holds no lock for long. */
const batch = 50;

/** Holds the policies by which a workspace gives out; whoever changes members as well holds them before. */
export async function holdPolicies({ db, workspaceId }: Desk): Promise<Giving[]> {
  return lockGiving(db, workspaceId);
}

/**
 * Gives what waits in a workspace's queues, or of it some, to whom the policies of its inboxes say: never to somebody who
 * is not online or has no room, and each once, however many do so at once. What nobody can take goes on waiting. The actor
 * is the rule. Resolves with how many were given out.
 */
export async function giveOut(desk: Desk, among: readonly string[] | null = null): Promise<number> {
  const { db, workspaceId, now } = desk;
  const policies = new Map((await holdPolicies(desk)).map((policy) => [policy.inboxId, policy]));
  if (policies.size === 0) return 0;
  const inboxIds = [...policies.keys()];
  const teamIds = await listTeamsWaiting(db, { workspaceId, inboxIds, among });
  if (teamIds.length === 0) return 0;
  await holdMembersOf(db, { workspaceId, teamIds });
  const candidates = await listCandidates(db, { workspaceId, teamIds, now });
  // With everybody busy what waits is left alone: whoever takes one by hand need not wait for this.
  const able = [...candidates.entries()].filter(([, members]) => members.some(hasRoom)).map(([teamId]) => teamId);
  if (able.length === 0) return 0;

  const held = await lockUnassigned(db, { workspaceId, inboxIds, teamIds: able, among, each: batch });
  if (held.length === 0) return 0;
  const waiting = held.toSorted(byUrgency);
  const looksForHandlers = [...policies.values()].some(({ prefersLastHandler }) => prefersLastHandler);
  const wanted = await listWanted(db, { workspaceId, ids: waiting.map(({ id }) => id), looksForHandlers });

  const planned: PlannedAct[] = [];
  for (const from of waiting) {
    const policy = found(policies.get(from.inboxId));
    const question = { policy, wanted: found(wanted.get(from.id)), now, lastGivenTo: policy.lastGivenTo };
    const choice = chooseMember(candidates.get(from.teamId) ?? [], question);
    if (!choice) continue;
    choice.member.load += 1;
    policy.lastGivenTo = choice.member.id;
    planned.push(planGiving(from, choice));
  }
  await performActs(desk.within({ actor: { kind: "rule", id: null } }), planned);
  await noteTurns(desk, planned, policies);
  return planned.length;
}

/** The most urgent first, and of those whoever waits longest. */
function byUrgency(one: LockedConversation, other: LockedConversation): number {
  const rank = ({ priority }: LockedConversation) => priorities.indexOf(priority);
  const since = ({ waitingSince }: LockedConversation) => waitingSince?.getTime() ?? Number.POSITIVE_INFINITY;
  return rank(other) - rank(one) || since(one) - since(other) || (one.id < other.id ? -1 : 1);
}

function planGiving(from: LockedConversation, { member: { id, name }, reason }: Choice): PlannedAct {
  const act = { name: "assigned" as const, to: { kind: "member" as const, id, name }, note: null, reason };
  return { from, act, patch: { assigneeId: id, handledBy: "human", state: "open" } };
}

async function noteTurns({ db, workspaceId }: Desk, planned: PlannedAct[], policies: Map<string, Giving>) {
  for (const inboxId of new Set(planned.map(({ from }) => from.inboxId))) {
    const memberId = policies.get(inboxId)?.lastGivenTo;
    if (memberId) await noteTurn(db, { workspaceId, inboxId, memberId });
  }
}
