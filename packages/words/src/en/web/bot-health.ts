/** What can be wrong with a bot, and what can be done about it, in English. */
export const botHealthWords = {
  botHealth: {
    finding: {
      token_refused: "Telegram no longer accepts this bot's token. Get its token from @BotFather and paste it here.",
      polled_elsewhere:
        "Another program fetches this bot's messages with the same token. Stop one of the two; Frontdesk keeps trying.",
      telegram_unreachable: "Telegram can't be reached. Frontdesk keeps trying; what is to be sent waits here.",
      telegram_unwell: "Telegram doesn't answer as it should. Frontdesk keeps trying; what is to be sent waits here.",
      telegram_refuses: "Telegram refuses to hand over messages: {{text}}",
      webhook_refused: "Telegram would not take this desk's address: {{text}}",
      webhook_failing: "Telegram can't deliver to this desk: {{text}}",
      token_unreadable:
        "The stored token can't be opened with the present secret key. Name the former one in SECRET_KEY_PREVIOUS, or paste the token again.",
      api_root_missing:
        "The installer's list no longer has the Bot API address “{{apiRoot}}”. Ask for it in TELEGRAM_API_ROOTS.",
      no_process: "No process serves this bot. Start the bot program, or look into its log.",
      no_public_address:
        "A webhook needs a public https address in BASE_URL. Until there is one, Frontdesk fetches the messages itself.",
      changed_outside:
        "Somebody else changed how this bot's messages are delivered ({{what}}). Frontdesk has put it right.",
      updates_maybe_lost:
        "The bot was away from {{from}} to {{to}}. Telegram keeps messages for 24 hours only: some may be missing.",
      updates_failed_one: "{{count}} update could not be applied.",
      updates_failed_other: "{{count}} updates could not be applied.",
      sends_failed_one: "{{count}} message could not be sent.",
      sends_failed_other: "{{count}} messages could not be sent.",
      staff_group_lacks:
        "The bot can't do its work in the staff group “{{title}}”. Its card on the page of all bots says what is missing.",
      sends_unknown_one: "{{count}} message may have been sent or not. Its sender decides.",
      sends_unknown_other: "{{count}} messages may have been sent or not. Their senders decide.",
    },
    fix: {
      replace_token: "Replace the token",
      retry: "Try again now",
      reconnect: "Connect again",
      replay_updates: "Apply them again",
      acknowledge: "I have seen this",
    },
  },
} as const;
