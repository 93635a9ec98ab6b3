import { z } from "zod";
import { called, email, id, line, locale, mutation, query, version } from "./fields.inputs.ts";
import { identityLimits } from "./identity.ts";
import { newPassword, secret } from "./identity-account.inputs.ts";
import { permissions, presets, scopes, tokenPermissions } from "./permissions.ts";

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}$/);

export const setUp = mutation({
  code: z.string().trim().max(64),
  workspaceName: called(identityLimits.nameLength),
  slug,
  name: called(identityLimits.nameLength),
  email,
  password: newPassword,
  locale,
  timezone: line(64),
});
export type SetUp = z.infer<typeof setUp>;

export const signIn = mutation({ email, password: z.string().min(1).max(identityLimits.passwordMax) });
export type SignIn = z.infer<typeof signIn>;

export const signOut = mutation({});

export const createWorkspace = mutation({ name: called(identityLimits.nameLength), slug, locale, timezone: line(64) });
export type CreateWorkspace = z.infer<typeof createWorkspace>;

/** A role by its id, or by its preset: exactly one of them. */
const roleFields = { preset: z.enum(presets).optional(), roleId: id.optional() };
const namesOneRole = ({ preset, roleId }: { preset?: unknown; roleId?: unknown }) =>
  (preset === undefined) !== (roleId === undefined);
const oneRole = { path: ["roleId"], error: "exactly one of preset and roleId" };

export const inviteMember = mutation({
  email: email.nullable(),
  ...roleFields,
  /** The team they join; null for the default one, where the role reaches its teams. */
  teamId: id.nullable().default(null),
}).refine(namesOneRole, oneRole);
export type InviteMember = z.infer<typeof inviteMember>;

export const revokeInvitation = mutation({ invitationId: id });
export type RevokeInvitation = z.infer<typeof revokeInvitation>;

export const lookAtInvitation = query({ secret });

export const acceptInvitation = mutation({
  secret,
  /** Null where the invited person is signed in already and joins with that account. */
  account: z.strictObject({ name: called(identityLimits.nameLength), email, password: newPassword, locale }).nullable(),
});
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const changeRole = mutation({ memberId: id, ...roleFields, version }).refine(namesOneRole, oneRole);
export type ChangeRole = z.infer<typeof changeRole>;

export const createResetLink = mutation({ memberId: id });
export type CreateResetLink = z.infer<typeof createResetLink>;

export const clearSecondFactor = mutation({ memberId: id });
export type ClearSecondFactor = z.infer<typeof clearSecondFactor>;

const roleShape = {
  name: called(identityLimits.roleNameLength),
  permissions: z.array(z.enum(permissions)).max(permissions.length),
  scope: z.enum(scopes),
};

export const createRole = mutation(roleShape);
export type CreateRole = z.infer<typeof createRole>;

export const editRole = mutation({ roleId: id, ...roleShape, version });
export type EditRole = z.infer<typeof editRole>;

export const removeRole = mutation({ roleId: id, version });
export type RemoveRole = z.infer<typeof removeRole>;

export const createToken = mutation({
  name: called(identityLimits.tokenNameLength),
  permissions: z.array(z.enum(tokenPermissions)).min(1).max(tokenPermissions.length),
  expiresInDays: z.int().min(1).max(3650).nullable(),
});
export type CreateToken = z.infer<typeof createToken>;

export const renameToken = mutation({ tokenId: id, name: called(identityLimits.tokenNameLength) });
export type RenameToken = z.infer<typeof renameToken>;

export const revokeToken = mutation({ tokenId: id });
export type RevokeToken = z.infer<typeof revokeToken>;
