import {
  type AssignmentPolicy,
  type CsatPolicy,
  compareTeams,
  defaultAssignment,
  defaultCsat,
  type EscalationPolicy,
  type Inbox,
  type Team,
} from "@frontdesk/contract";
import type { Projection } from "./projection.ts";
import { byId, mapRows, without, withRow } from "./rows.ts";

export const inboxList: Projection<unknown, Inbox[]> = (inboxes, change) => {
  if ("left" in change) return inboxes;
  return change.kind === "inbox.opened" || change.kind === "inbox.changed"
    ? withRow(inboxes, change.data.inbox, byId)
    : inboxes;
};

export const assignmentList: Projection<unknown, AssignmentPolicy[]> = (policies, change) => {
  if ("left" in change) return policies;
  if (change.kind === "inbox.opened") {
    const { id: inboxId } = change.data.inbox;
    const isKnown = policies.some((policy) => policy.inboxId === inboxId);
    return isKnown ? policies : [...policies, { inboxId, ...defaultAssignment }];
  }
  if (change.kind !== "assignment.changed") return policies;
  const { policy } = change.data;
  return mapRows(policies, (one) => (one.inboxId === policy.inboxId && one.version < policy.version ? policy : one));
};

export const escalationGet: Projection<unknown, EscalationPolicy> = (policy, change) => {
  if ("left" in change || change.kind !== "escalation.changed") return policy;
  return change.data.policy.version > policy.version ? change.data.policy : policy;
};

/** One for each inbox; an inbox that is opened asks nobody yet. */
export const csatList: Projection<unknown, CsatPolicy[]> = (policies, change) => {
  if ("left" in change) return policies;
  if (change.kind === "inbox.opened") {
    const { id: inboxId } = change.data.inbox;
    return policies.some((policy) => policy.inboxId === inboxId)
      ? policies
      : [...policies, { ...defaultCsat, inboxId }];
  }
  if (change.kind !== "csat.changed") return policies;
  const { policy } = change.data;
  return mapRows(policies, (row) => (row.inboxId === policy.inboxId && row.version < policy.version ? policy : row));
};

export const teamList: Projection<unknown, Team[]> = (teams, change) => {
  if ("left" in change) return teams;
  switch (change.kind) {
    case "team.created":
    case "team.changed":
      return withRow(teams, change.data.team, compareTeams);
    case "team.removed":
      return without(teams, change.data);
    case "member.removed":
      return mapRows(teams, (team) => withoutMember(team, change.data.member.id));
    default:
      return teams;
  }
};

/** Whoever leaves the workspace leaves its teams. */
function withoutMember(team: Team, memberId: string): Team {
  const memberIds = team.memberIds.filter((id) => id !== memberId);
  return memberIds.length === team.memberIds.length ? team : { ...team, memberIds };
}
