/** What the bot says to people in Telegram, in English. */
export const bot = {
  button: { expired: "This button is no longer valid." },
};
