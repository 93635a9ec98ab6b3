/** The groups of a bot and what of them becomes conversations, in English. */
export const groupsWords = {
  groups: {
    title: "Groups",
    lead: "Where the bot is, and what of it becomes conversations. Each topic of a forum is a conversation of its own.",
    hears: {
      all: "Everything becomes a conversation",
      addressed: "What is addressed to the bot becomes a conversation",
      nothing: "No conversation",
    },
    staff: "Staff group: your team answers here, each conversation in a topic of its own",
    into: "In {{inbox}}",
    change: "Edit",
    changeOf: "Edit what of {{name}} becomes a conversation",
    of: "What of {{name}} becomes a conversation",
    topics_one: "{{count}} topic",
    topics_other: "{{count}} topics",
    topicNamed: "Topic {{number}}",
    topicState: { open: "Open", closed: "Closed", deleted: "Deleted" },
    topicsHint: "Telegram tells bots of topics only when something happens in them.",
    asGroup: "As its group",
    saved: "It is settled. What is said there now follows it.",
    wanted: "What becomes a conversation",
    choose: {
      all: "Everything",
      addressed: "Only what is addressed to the bot",
      nothing: "Nothing",
      group: "The same as of its group",
    },
    chooseHint: {
      all: "Whatever anybody writes stands in the conversation.",
      addressed:
        "Mentions of the bot, answers to it and commands, and what the same person writes in the next {{minutes}} minutes.",
      nothing: "The bot stays in the group and hears nothing for the desk. Conversations that are there stay.",
      group: "Takes the topic's own setting away.",
    },
    inbox: "Inbox",
    inboxHint: "Its team, hours and texts count for what comes in.",
    newInbox: "A new inbox …",
    newInboxName: "Name of the new inbox",
    privacyTitle: "Telegram does not give the bot everything",
    privacy:
      "@{{username}} is in privacy mode, so in groups Telegram gives it only what is addressed to it. Make it an administrator of the group, or send /setprivacy to @BotFather, choose Disable, and then take the bot out of the group and add it again.",
  },
} as const;
