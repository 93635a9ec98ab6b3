/** What the bot says to people in Telegram, in English. */
export const bot = {
  test: "This is a test message from Frontdesk. It arrived.",
  button: { expired: "This button is no longer valid." },
};
