/** What can be wrong with a bot, and what can be done about it, in Russian. */
export const botHealthWords = {
  botHealth: {
    finding: {
      token_refused: "Telegram больше не принимает токен этого бота. Возьмите токен у @BotFather и вставьте его здесь.",
      polled_elsewhere:
        "Другая программа забирает сообщения этого бота с тем же токеном. Остановите одну из двух; Frontdesk пробует дальше.",
      telegram_unreachable: "До Telegram не достучаться. Frontdesk пробует дальше; неотправленное ждёт здесь.",
      telegram_unwell: "Telegram отвечает не так, как должен. Frontdesk пробует дальше; неотправленное ждёт здесь.",
      telegram_refuses: "Telegram отказывается отдавать сообщения: {{text}}",
      webhook_refused: "Telegram не принял адрес этого стола: {{text}}",
      webhook_failing: "Telegram не может доставить сообщения сюда: {{text}}",
      token_unreadable:
        "Сохранённый токен не открыть нынешним секретным ключом. Укажите прежний в SECRET_KEY_PREVIOUS или вставьте токен заново.",
      api_root_missing:
        "В списке установки больше нет адреса Bot API «{{apiRoot}}». Попросите добавить его в TELEGRAM_API_ROOTS.",
      no_process: "Этого бота не обслуживает ни один процесс. Запустите программу бота или загляните в её журнал.",
      no_public_address:
        "Для вебхука нужен публичный адрес https в BASE_URL. Пока его нет, Frontdesk забирает сообщения сам.",
      changed_outside: "Кто-то другой изменил доставку сообщений этого бота ({{what}}). Frontdesk вернул всё на место.",
      updates_maybe_lost:
        "Бот отсутствовал с {{from}} по {{to}}. Telegram хранит сообщения только 24 часа: части может не хватать.",
      updates_failed_one: "{{count}} обновление не удалось применить.",
      updates_failed_few: "{{count}} обновления не удалось применить.",
      updates_failed_many: "{{count}} обновлений не удалось применить.",
      updates_failed_other: "{{count}} обновления не удалось применить.",
      sends_failed_one: "{{count}} сообщение не удалось отправить.",
      sends_failed_few: "{{count}} сообщения не удалось отправить.",
      sends_failed_many: "{{count}} сообщений не удалось отправить.",
      sends_failed_other: "{{count}} сообщения не удалось отправить.",
      staff_group_lacks:
        "Бот не может работать в рабочей группе «{{title}}». Чего не хватает, сказано в её карточке на странице ботов.",
      sends_unknown_one: "{{count}} сообщение могло уйти, а могло и нет. Решает отправитель.",
      sends_unknown_few: "{{count}} сообщения могли уйти, а могли и нет. Решают отправители.",
      sends_unknown_many: "{{count}} сообщений могли уйти, а могли и нет. Решают отправители.",
      sends_unknown_other: "{{count}} сообщения могли уйти, а могли и нет. Решают отправители.",
    },
    fix: {
      replace_token: "Заменить токен",
      retry: "Попробовать сейчас",
      reconnect: "Подключить заново",
      replay_updates: "Применить ещё раз",
      acknowledge: "Понятно",
    },
  },
} as const;
