import type { ApiToken, Bot, Invitation, Member, MessageRevision, Role } from "@frontdesk/contract";
import { leftId, type Projection, refetch } from "./projection.ts";
import { byId, without, withRow } from "./rows.ts";

export const memberList: Projection<unknown, Member[]> = (members, change) => {
  if ("left" in change) return members;
  switch (change.kind) {
    case "member.joined":
    case "member.changed":
      return withNewer(members, change.data.member);
    case "member.removed":
      return without(members, change.data.member.id);
    default:
      return members;
  }
};

/** Roles are preset: no event changes them. */
export const roleList: Projection<unknown, Role[]> = (roles) => roles;

export const invitationList: Projection<unknown, Invitation[]> = (invitations, change) => {
  if ("left" in change) return invitations;
  if (change.kind === "invitation.created") return withRow(invitations, change.data.invitation, byId);
  if (change.kind === "invitation.closed") return without(invitations, change.data.id);
  return invitations;
};

export const tokenList: Projection<unknown, ApiToken[]> = (tokens, change) => {
  if ("left" in change) return tokens;
  if (change.kind === "token.created") return withRow(tokens, change.data.token, byId);
  if (change.kind === "token.revoked") return without(tokens, change.data.id);
  return tokens;
};

export const botList: Projection<unknown, Bot[]> = (bots, change) => {
  const left = leftId(change, "bot");
  if (left) return without(bots, left);
  if ("left" in change) return bots;
  return change.kind === "bot.added" || change.kind === "bot.changed" ? withNewer(bots, change.data.bot) : bots;
};

/** An edit tells how a message reads now, not how it read before. */
export const messageRevisions: Projection<{ messageId: string }, MessageRevision[]> = (revisions, change, { input }) =>
  !("left" in change) && change.kind === "message.edited" && change.data.message.id === input.messageId
    ? refetch
    : revisions;

function withNewer<R extends { id: string; version: number }>(rows: R[], row: R): R[] {
  const present = rows.find((one) => one.id === row.id);
  return present && present.version > row.version ? rows : withRow(rows, row, byId);
}
