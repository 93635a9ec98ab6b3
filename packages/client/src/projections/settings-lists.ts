import type { ApiToken, Bot, Invitation, Member, Role } from "@frontdesk/contract";
import { leftId, type Projection } from "./projection.ts";
import { byId, without, withRow } from "./rows.ts";

export const memberList: Projection<unknown, Member[]> = (members, change) => {
  if ("left" in change) return members;
  switch (change.kind) {
    case "member.joined":
    case "member.changed":
      return withRow(members, change.data.member, byId);
    case "member.removed":
      return without(members, { id: change.data.member.id });
    default:
      return members;
  }
};

/** Roles are preset: no event changes them. */
export const roleList: Projection<unknown, Role[]> = (roles) => roles;

export const invitationList: Projection<unknown, Invitation[]> = (invitations, change) => {
  if ("left" in change) return invitations;
  if (change.kind === "invitation.created") return withRow(invitations, change.data.invitation, byId);
  if (change.kind === "invitation.closed") return without(invitations, change.data);
  return invitations;
};

export const tokenList: Projection<unknown, ApiToken[]> = (tokens, change) => {
  if ("left" in change) return tokens;
  if (change.kind === "token.created") return withRow(tokens, change.data.token, byId);
  if (change.kind === "token.revoked") return without(tokens, change.data);
  return tokens;
};

export const botList: Projection<unknown, Bot[]> = (bots, change) => {
  const left = leftId(change, "bot");
  if (left) return without(bots, { id: left });
  if ("left" in change) return bots;
  return change.kind === "bot.added" || change.kind === "bot.changed" ? withRow(bots, change.data.bot, byId) : bots;
};
