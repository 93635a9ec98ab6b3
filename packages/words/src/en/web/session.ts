/** Choosing a workspace, roles and passwords, in English. */
export const sessionWords = {
  workspaces: {
    title: "Choose a workspace",
    none: "You are in no workspace yet",
    noneHint: "Ask a colleague for an invitation link.",
    switch: "Switch workspace",
    create: "New workspace",
    createTitle: "Create a workspace",
    notMember: "You are not a member of this workspace",
    notMemberHint: "You are signed in as {{email}}. Ask an owner or admin of the workspace for an invitation.",
  },

  preset: {
    owner: "Owner",
    admin: "Admin",
    senior: "Senior",
    operator: "Operator",
    porter: "Porter",
    storekeeper: "Storekeeper",
    employee: "Employee",
    viewer: "Viewer",
  },

  password: { label: "Password", hint: "At least {{min}} characters. A sentence is good." },
} as const;
