/** Search, in Russian. */
export const searchWords = {
  search: {
    open: "Поиск",
    placeholder: "Сообщения, люди или #номер",
    hint: "Слова в любой форме, «фразы» в кавычках, -без слова",
    people: "Диалоги",
    said: "Сообщения",
    nothing: "Ничего не найдено.",
    searching: "Идёт поиск…",
  },
} as const;
