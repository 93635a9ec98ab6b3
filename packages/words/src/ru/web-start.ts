/** What a page says that can't have any other words, in Russian. */
export const webStart = {
  start: {
    wordless: "Страница загрузилась не полностью. Если так и останется, сообщите тому, кто обслуживает этот сервер.",
    again: "Повторить",
  },
} as const;
