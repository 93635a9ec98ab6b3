/** The frame around every page, in Russian. */
export const shellWords = {
  nav: {
    label: "Главное меню",
    inbox: "Диалоги",
    dashboard: "Показатели",
    settings: "Настройки",
    collapse: "Только значки",
    expand: "Показать названия",
    waiting_one: "{{count}} неразобранный",
    waiting_few: "{{count}} неразобранных",
    waiting_many: "{{count}} неразобранных",
    waiting_other: "{{count}} неразобранных",
  },

  me: { menu: "Ваше меню", profile: "Профиль", signOut: "Выйти" },

  presence: {
    label: "Каким вас видят коллеги",
    online: "На месте",
    busy: "Занят(а)",
    away: "Отошёл(ла)",
    offline: "Не в сети",
    onDesk: "На столе",
    load: "{{load}} из {{capacity}}",
    loadHint: "Новые, открытые и ждущие клиента диалоги",
    looking: "{{name}} смотрит",
    lookingMore: "{{name}} и ещё {{others}} смотрят",
    typing: "{{name}} печатает…",
    typingMore: "{{name}} и ещё {{others}} печатают…",
  },

  live: {
    label: "Соединение",
    connecting: "Соединяемся",
    live: "На связи",
    catchingUp: "Догоняем ({{count}})",
    reconnecting: "Переподключение через {{seconds}} с",
    reconnectingNow: "Переподключаемся",
    retryNow: "сейчас",
    offline: "Нет связи с {{time}}",
    signedOut: "Вы вышли: войдите, чтобы продолжить",
    refused: "Не обновляется: роль этого не позволяет",
    ws: "через WebSocket",
    sse: "через server-sent events",
    stale: "Данные на {{time}} ({{age}} назад). Они обновятся сами, как только связь вернётся.",
  },

  trouble: {
    database:
      "С {{time}} база данных недоступна. Читать можно; отправленное сохранится и уйдёт, как только связь с ней вернётся.",
    noBot: "Бот не подключён: вам никто не может написать, и отправить ничего нельзя.",
    noBotAction: "Подключить бота",
    botAction: "Открыть бота",
  },

  toast: {
    more_one: "Ещё {{count}} уведомление",
    more_few: "Ещё {{count}} уведомления",
    more_many: "Ещё {{count}} уведомлений",
    more_other: "Ещё {{count}} уведомления",
    label: "Уведомления",
  },
} as const;
