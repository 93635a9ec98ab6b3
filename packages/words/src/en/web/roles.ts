/** Roles, and what they are made of, in English. */
export const rolesWords = {
  roles: {
    title: "Roles",
    lead: "What members may do. The presets can be adjusted; make your own where none fits.",
    create: "Make a role",
    name: "Name",
    preset: "Preset",
    reach: "Reaches",
    edit: "Change",
    editOf: "Change the role {{name}}",
    saved: "The role is saved. It counts on open pages within two seconds.",
    remove: "Remove",
    removeOf: "Remove the role {{name}}",
    removeTitle: "Remove the role “{{name}}”?",
    removeHint: "Nobody may hold it any more: give its members another one first.",
    removed: "The role “{{name}}” is gone.",
    ownHint_one: "{{count}} permission of your choice",
    ownHint_other: "{{count}} permissions of your choice",
  },

  noun: {
    workspace: "Workspace",
    member: "Members",
    role: "Roles",
    token: "API tokens",
    audit: "Audit",
    bot: "Bots",
    inbox: "Inboxes",
    team: "Teams",
    conversation: "Conversations",
    tag: "Tags",
    view: "Views",
    canned: "Canned replies and guides",
    report: "Figures",
    sla: "Service levels",
  },

  scope: {
    all: "Everything in the workspace",
    team: "Their teams",
    place: "Their places",
    assigned: "What is assigned to them",
    own: "Their own",
  },

  scopeHint: {
    all: "Every conversation, whoever has it.",
    team: "Conversations of the teams they are in.",
    place: "What belongs to the places they look after.",
    assigned: "Only what has been given to them.",
    own: "Only what they began themselves.",
  },
} as const;
