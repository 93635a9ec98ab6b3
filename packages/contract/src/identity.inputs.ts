import { z } from "zod";
import { email, id, line, locale, mutation, query, version } from "./fields.inputs.ts";
import { identityLimits } from "./identity.ts";
import { presets, tokenPermissions } from "./permissions.ts";

const secret = z.string().regex(/^[A-Za-z0-9_-]{20,128}$/);
const newPassword = z.string().min(identityLimits.passwordMin).max(identityLimits.passwordMax);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,38}$/);

export const setUp = mutation({
  code: z.string().trim().max(64),
  workspaceName: line(identityLimits.nameLength),
  slug,
  name: line(identityLimits.nameLength),
  email,
  password: newPassword,
  locale,
  timezone: line(64),
});
export type SetUp = z.infer<typeof setUp>;

export const signIn = mutation({ email, password: z.string().min(1).max(identityLimits.passwordMax) });
export type SignIn = z.infer<typeof signIn>;

export const signOut = mutation({});

export const createWorkspace = mutation({ name: line(identityLimits.nameLength), slug, locale, timezone: line(64) });
export type CreateWorkspace = z.infer<typeof createWorkspace>;

export const inviteMember = mutation({ email: email.nullable(), preset: z.enum(presets) });
export type InviteMember = z.infer<typeof inviteMember>;

export const revokeInvitation = mutation({ invitationId: id });
export type RevokeInvitation = z.infer<typeof revokeInvitation>;

export const lookAtInvitation = query({ secret });

export const acceptInvitation = mutation({
  secret,
  /** Null where the invited person is signed in already and joins with that account. */
  account: z.strictObject({ name: line(identityLimits.nameLength), email, password: newPassword, locale }).nullable(),
});
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const changeRole = mutation({ memberId: id, preset: z.enum(presets), version });
export type ChangeRole = z.infer<typeof changeRole>;

export const removeMember = mutation({ memberId: id, version });
export type RemoveMember = z.infer<typeof removeMember>;

export const createToken = mutation({
  name: line(identityLimits.tokenNameLength),
  permissions: z.array(z.enum(tokenPermissions)).min(1).max(tokenPermissions.length),
  expiresInDays: z.int().min(1).max(3650).nullable(),
});
export type CreateToken = z.infer<typeof createToken>;

export const revokeToken = mutation({ tokenId: id });
export type RevokeToken = z.infer<typeof revokeToken>;
