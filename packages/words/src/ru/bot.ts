/** What the bot says to people in Telegram, in Russian. */
export const bot = {
  test: "Это проверочное сообщение от Frontdesk. Оно дошло.",
  button: { expired: "Эта кнопка больше не действует." },
};
