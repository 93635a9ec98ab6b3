/** The audit, and what is written down there, in Russian. */
export const auditWords = {
  audit: {
    title: "Журнал",
    lead: "Кто, что, когда и откуда сделал. Изменить здесь ничего нельзя.",
    filters: "Отбор",
    who: "Кто",
    anyone: "Кто угодно",
    what: "Что",
    anything: "Что угодно",
    from: "С",
    to: "По",
    clear: "Очистить",
    empty: "Записей нет",
    emptyHint: "Здесь появляются важные действия, например смена прав. Посмотрите другие дни или людей.",
    before: "Было",
    after: "Стало",
    origin: "С адреса {{ip}}, программа: {{agent}}",
    unknown: "неизвестно",
  },
  actorKind: {
    member: "Бывший сотрудник",
    contact: "Контакт",
    bot: "Бот",
    api_token: "Токен API",
    rule: "Правило",
    system: "Сам стол",
  },
  act: {
    workspace: {
      create: "Создание пространства",
      configure: "Настройки пространства",
    },
    member: {
      changeRole: "Смена роли",
      makeOwner: "Возвращение прав владельца из консоли",
      suspend: "Приостановка сотрудника",
      reinstate: "Возврат доступа сотруднику",
      remove: "Удаление сотрудника",
      editWorking: "Сколько берёт сотрудник",
      keepHours: "Собственное рабочее время",
      createResetLink: "Ссылка для сброса пароля",
      clearSecondFactor: "Выключение второго шага у сотрудника",
    },
    invitation: {
      create: "Приглашение",
      accept: "Принятие приглашения",
      revoke: "Отзыв приглашения",
    },
    role: {
      create: "Создание роли",
      edit: "Изменение прав роли",
      remove: "Удаление роли",
    },
    token: {
      create: "Создание токена API",
      rename: "Переименование токена API",
      revoke: "Отзыв токена API",
    },
    bot: {
      add: "Подключение бота",
      switch: "Включение или выключение бота",
      changeMode: "Смена способа доставки",
      replaceToken: "Замена токена бота",
      fix: "Починка бота",
      debug: "Подробный журнал бота",
      sendTest: "Пробное сообщение",
      replayUpdate: "Повторное применение обновления",
      retrySend: "Повторная отправка",
    },
    telegramLink: {
      issue: "Код для привязки Telegram",
      confirm: "Привязка Telegram",
      revoke: "Отвязка Telegram",
    },
    inbox: {
      edit: "Изменение входящих",
    },
    assignment: {
      edit: "Изменение распределения входящих",
    },
    csat: { edit: "Изменение вопроса о том, как помогли" },
    statistics: { export: "Выгрузка диалогов" },
    escalation: {
      edit: "Изменение правил вызова человека",
    },
    team: {
      create: "Создание команды",
      edit: "Изменение команды",
      remove: "Удаление команды",
    },
    suggestion: {
      configure: "меняет, кто пишет предложения",
      test: "проверяет, кто пишет предложения",
    },
    status: {
      debug: "Подробный журнал пространства",
    },
    session: {
      revoke: "Выход на одном устройстве",
      revokeOthers: "Выход во всех остальных местах",
    },
    password: {
      change: "Смена пароля",
      reset: "Новый пароль по ссылке",
    },
    secondFactor: {
      confirm: "Включение второго шага",
      disable: "Выключение второго шага",
      renewCodes: "Новые коды восстановления",
    },
    passkey: {
      register: "Добавление ключа доступа",
      remove: "Удаление ключа доступа",
    },
    conversation: {
      take: "забирает диалог",
      assign: "назначает диалог",
      bulk: "меняет сразу несколько диалогов",
      undo: "отменяет действие",
    },
    tag: {
      create: "создаёт метку",
      edit: "меняет метку",
      remove: "удаляет метку",
    },
    cannedReply: {
      save: "Сохранение общего готового ответа",
      remove: "Удаление общего готового ответа",
    },
    guide: {
      save: "Сохранение общей инструкции",
      remove: "Удаление общей инструкции",
    },
    savedView: {
      create: "сохраняет вид для других",
      edit: "меняет общий вид",
      move: "переставляет общий вид",
      remove: "удаляет общий вид",
    },
    message: {
      delete: "Удаление сообщения",
      deleteNote: "Удаление своей заметки",
    },
  },
} as const;
