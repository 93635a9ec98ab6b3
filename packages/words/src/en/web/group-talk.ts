/** A conversation with a group, in English. */
export const groupTalkWords = {
  groupTalk: {
    label: "About {{name}}",
    group: "Group",
    bot: "Bot",
    inbox: "Inbox",
    state: "State",
    assignee: "With",
    nobody: "Nobody",
    reachable: "Reachable",
    heard: "What stands here",
    hears: {
      all: "Everything that is said",
      addressed: "What is addressed to the bot",
      nothing: "Nothing more",
    },
    unheard: {
      addressed:
        "Not everything that is said in this group stands here: only what mentions @{{bot}}, answers it or is a command, and what the same person writes in the next {{minutes}} minutes.",
      nothing: "This group is no longer heard. What is said there now does not come here; your answers still go there.",
      private:
        "Not everything that is said in this group stands here: @{{bot}} is in privacy mode, so Telegram gives it only what is addressed to it.",
    },
    participants: "Who has spoken",
    channel: "Channel",
    asGroup: "As the group",
    private: "Their own conversation",
    privateOf: "Their own conversation: {{name}}",
  },
} as const;
