import {
  type ApiToken,
  type Bot,
  compareRoles,
  type Invitation,
  type Member,
  type Role,
  type RoleRights,
  type WorkspaceSettings,
} from "@frontdesk/contract";
import { leftId, type Projection } from "./projection.ts";
import { byId, mapRows, without, withRow } from "./rows.ts";

export const memberList: Projection<unknown, Member[]> = (members, change) => {
  if ("left" in change) return members;
  switch (change.kind) {
    case "member.joined":
    case "member.changed":
      return withPresent(members, change.data.member);
    case "member.removed":
      return without(members, { id: change.data.member.id });
    case "role.changed":
      return mapRows(members, (member) => withRole(member, change.data.role));
    default:
      return members;
  }
};

/** Of those who left, their new name is told too: for what they wrote, not for the list. */
function withPresent(members: Member[], member: Member): Member[] {
  return member.status === "removed" ? without(members, member) : withRow(members, member, byId);
}

export const roleList: Projection<unknown, RoleRights[]> = (roles, change) => {
  if ("left" in change) return roles;
  if (change.kind === "role.created" || change.kind === "role.changed")
    return withRow(roles, change.data.role, compareRoles);
  if (change.kind === "role.removed") return without(roles, change.data);
  return roles;
};

/** Whoever holds a role, under its present name. */
function withRole<Holder extends { role: Role }>(holder: Holder, { id, name, preset }: RoleRights): Holder {
  return holder.role.id === id && holder.role.name !== name ? { ...holder, role: { id, name, preset } } : holder;
}

export const invitationList: Projection<unknown, Invitation[]> = (invitations, change) => {
  if ("left" in change) return invitations;
  if (change.kind === "invitation.created") return withRow(invitations, change.data.invitation, byId);
  if (change.kind === "invitation.closed") return without(invitations, change.data);
  if (change.kind === "role.changed") return mapRows(invitations, (open) => withRole(open, change.data.role));
  if (change.kind === "team.changed") return mapRows(invitations, (open) => intoTeam(open, change.data.team));
  if (change.kind === "team.removed") return mapRows(invitations, (open) => intoTeam(open, change.data));
  return invitations;
};

/** An invitation into a team under its present name; into none once the team is gone. */
function intoTeam(invitation: Invitation, { id, name }: { id: string; name?: string }): Invitation {
  const { team } = invitation;
  if (team?.id !== id || team.name === name) return invitation;
  return { ...invitation, team: name === undefined ? null : { id, name } };
}

export const tokenList: Projection<unknown, ApiToken[]> = (tokens, change) => {
  if ("left" in change) return tokens;
  if (change.kind === "token.created" || change.kind === "token.changed")
    return withRow(tokens, change.data.token, byId);
  if (change.kind === "token.revoked") return without(tokens, change.data);
  return tokens;
};

export const workspaceSettings: Projection<unknown, WorkspaceSettings> = (settings, change) => {
  if ("left" in change || change.kind !== "workspace.configured") return settings;
  return change.data.settings.version > settings.version ? change.data.settings : settings;
};

export const botList: Projection<unknown, Bot[]> = (bots, change) => {
  const left = leftId(change, "bot");
  if (left) return without(bots, { id: left });
  if ("left" in change) return bots;
  return change.kind === "bot.added" || change.kind === "bot.changed" ? withRow(bots, change.data.bot, byId) : bots;
};
