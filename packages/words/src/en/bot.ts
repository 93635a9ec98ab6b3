/** What the bot says to people in Telegram, in English. */
export const bot = {
  test: "This is a test message from Frontdesk. It arrived.",
  button: { expired: "This button is no longer valid." },
  help: "Write what you need: somebody reads it and answers here.\n/language — choose your language",
  language: {
    ask: "In which language shall I write to you?",
    chosen: "I will write to you in English.",
  },
  person: {
    button: "Talk to a person",
    called: "I have called a colleague. They will answer you here.",
  },
};
