/** What the bot says to people in Telegram, in Russian. */
export const bot = {
  test: "Это проверочное сообщение от Frontdesk. Оно дошло.",
  button: { expired: "Эта кнопка больше не действует." },
  help: "Напишите, что вам нужно: вам ответят прямо здесь.\n/language — выбрать язык",
  language: {
    ask: "На каком языке вам писать?",
    chosen: "Буду писать вам по-русски.",
  },
  person: {
    button: "Позвать человека",
    called: "Мы позвали сотрудника. Вам ответят здесь.",
  },
};
