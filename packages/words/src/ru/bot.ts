/** What the bot says to people in Telegram, in Russian. */
export const bot = {
  button: { expired: "Эта кнопка больше не действует." },
};
