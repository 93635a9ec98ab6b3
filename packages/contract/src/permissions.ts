/** Verb on noun; a role is a set of these plus a scope. */
export const permissions = [
  "workspace:read",
  "workspace:manage",
  "member:read",
  "member:manage",
  "role:manage",
  "token:manage",
  "audit:read",
  "bot:read",
  "bot:manage",
  "inbox:manage",
  "team:manage",
  "conversation:read",
  "conversation:handle",
  "conversation:override",
  "contact:manage",
  "contact:erase",
  "field:manage",
  "tag:manage",
  "view:manage",
  "canned:manage",
  "sla:manage",
  "report:read",
  "report:oversee",
  "report:export",
] as const;

export type Permission = (typeof permissions)[number];

/** How far a role's permissions on records reach. */
export const scopes = ["all", "team", "place", "assigned", "own"] as const;
export type Scope = (typeof scopes)[number];

export const presets = ["owner", "admin", "senior", "operator", "porter", "storekeeper", "employee", "viewer"] as const;
export type Preset = (typeof presets)[number];

const everyone: Permission[] = ["workspace:read", "member:read"];
const handles: Permission[] = [
  ...everyone,
  "bot:read",
  "conversation:read",
  "conversation:handle",
  "contact:manage",
  "report:read",
];

/** What each preset role starts with; a workspace keeps its own editable copy. */
export const presetRoles: Record<Preset, { permissions: readonly Permission[]; scope: Scope }> = {
  owner: { permissions, scope: "all" },
  admin: { permissions, scope: "all" },
  senior: {
    permissions: [...handles, "conversation:override", "tag:manage", "view:manage", "canned:manage", "report:oversee"],
    scope: "team",
  },
  operator: { permissions: handles, scope: "team" },
  porter: { permissions: everyone, scope: "place" },
  storekeeper: { permissions: everyone, scope: "place" },
  employee: { permissions: everyone, scope: "own" },
  viewer: {
    permissions: [...everyone, "bot:read", "conversation:read", "report:read", "report:oversee"],
    scope: "all",
  },
};

/** Permissions an API token may carry: work, never the keys of the house. */
export const tokenPermissions: readonly Permission[] = [
  "workspace:read",
  "member:read",
  "bot:read",
  "conversation:read",
  "conversation:handle",
  "contact:manage",
  "report:read",
  "report:oversee",
  "report:export",
];
