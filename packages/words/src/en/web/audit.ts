/** The audit, and what is written down there, in English. */
export const auditWords = {
  audit: {
    title: "Audit",
    lead: "Who did what, when and from where. Nothing here can be changed.",
    filters: "Filters",
    who: "Who",
    anyone: "Anyone",
    what: "What",
    anything: "Anything",
    from: "From",
    to: "To",
    clear: "Clear",
    empty: "Nothing was written down",
    emptyHint: "Sensitive acts, such as a change of rights, appear here. Look at other days or persons.",
    before: "Before",
    after: "After",
    origin: "From {{ip}} by {{agent}}",
    unknown: "unknown",
  },
  actorKind: {
    member: "A former member",
    contact: "A contact",
    bot: "The bot",
    api_token: "An API token",
    rule: "A rule",
    system: "The desk itself",
  },
  act: {
    workspace: {
      create: "made the workspace",
      configure: "changed the workspace's settings",
    },
    member: {
      changeRole: "changed a role",
      makeOwner: "was made owner again from the console",
      suspend: "suspended a member",
      reinstate: "let a member in again",
      remove: "removed a member",
      editWorking: "changed how much a member takes",
      keepHours: "changed their own working hours",
      createResetLink: "made a password reset link",
      clearSecondFactor: "switched off a member's second step",
    },
    invitation: {
      create: "invited",
      accept: "accepted an invitation",
      revoke: "revoked an invitation",
    },
    role: {
      create: "made a role",
      edit: "changed what a role may do",
      remove: "removed a role",
    },
    token: {
      create: "made an API token",
      rename: "renamed an API token",
      revoke: "revoked an API token",
    },
    bot: {
      add: "connected a bot",
      switch: "switched a bot on or off",
      changeMode: "changed how a bot's messages come",
      replaceToken: "replaced a bot's token",
      fix: "mended a bot",
      debug: "switched a bot's detailed log",
      sendTest: "sent a test message",
      replayUpdate: "applied an update again",
      retrySend: "sent a failed message again",
    },
    telegramLink: {
      issue: "asked for a code to link Telegram",
      confirm: "linked a Telegram account",
      revoke: "unlinked a Telegram account",
    },
    group: {
      hear: "settled what of a group becomes a conversation",
    },
    inbox: {
      edit: "changed an inbox",
    },
    assignment: {
      edit: "changed how an inbox gives out",
    },
    csat: { edit: "changed how people are asked about the help" },
    statistics: { export: "exported conversations" },
    escalation: {
      edit: "changed when a person is called",
    },
    team: {
      create: "made a team",
      edit: "changed a team",
      remove: "removed a team",
    },
    suggestion: {
      configure: "changed who writes suggestions",
      test: "tested who writes suggestions",
    },
    status: {
      debug: "switched the workspace's detailed log",
    },
    session: {
      revoke: "signed out a device",
      revokeOthers: "signed out everywhere else",
    },
    password: {
      change: "changed their password",
      reset: "set a new password by a link",
    },
    secondFactor: {
      confirm: "switched the second step on",
      disable: "switched the second step off",
      renewCodes: "made new recovery codes",
    },
    passkey: {
      register: "added a passkey",
      remove: "removed a passkey",
    },
    conversation: {
      take: "took a conversation over",
      assign: "assigned a conversation",
      bulk: "changed several conversations at once",
      undo: "undid an act",
    },
    tag: {
      create: "made a tag",
      edit: "changed a tag",
      remove: "removed a tag",
    },
    cannedReply: {
      save: "kept a canned reply for others",
      remove: "removed a canned reply of others",
    },
    guide: {
      save: "kept a guide for others",
      remove: "removed a guide of others",
    },
    savedView: {
      create: "kept a view for others",
      edit: "changed a view of others",
      move: "moved a view of others",
      remove: "removed a view of others",
    },
    message: {
      delete: "deleted a message",
      deleteNote: "took a note back",
    },
  },
} as const;
