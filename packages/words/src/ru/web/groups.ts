/** The groups of a bot and what of them becomes conversations, in Russian. */
export const groupsWords = {
  groups: {
    title: "Группы",
    lead: "Где состоит бот и что оттуда становится диалогами. Каждая тема форума — отдельный диалог.",
    hears: {
      all: "Всё становится диалогом",
      addressed: "Диалогом становится обращённое к боту",
      nothing: "Без диалога",
    },
    into: "Куда: {{inbox}}",
    change: "Изменить",
    changeOf: "{{name}}: что становится диалогом",
    topics_one: "{{count}} тема",
    topics_few: "{{count}} темы",
    topics_many: "{{count}} тем",
    topics_other: "{{count}} темы",
    topicNamed: "Тема {{number}}",
    topicState: { open: "Открыта", closed: "Закрыта", deleted: "Удалена" },
    topicsHint: "Telegram сообщает ботам о темах, только когда в них что-то происходит.",
    asGroup: "Как вся группа",
    saved: "Готово. Новые сообщения будут следовать этому.",
    wanted: "Что становится диалогом",
    choose: {
      all: "Всё",
      addressed: "Только обращённое к боту",
      nothing: "Ничего",
      group: "То же, что и во всей группе",
    },
    chooseHint: {
      all: "В диалоге видно всё, кто бы что ни написал.",
      addressed: "Упоминания бота, ответы ему, команды и то, что этот же человек пишет в следующие {{minutes}} мин.",
      nothing: "Бот остаётся в группе, но ничего не передаёт. Прежние диалоги сохраняются.",
      group: "Убирает отдельную настройку темы.",
    },
    inbox: "Входящие",
    inboxHint: "Для новых сообщений действуют их команда, часы и тексты.",
    newInbox: "Новые входящие …",
    newInboxName: "Название новых входящих",
    privacyTitle: "Telegram отдаёт боту не всё",
    privacy:
      "@{{username}} в режиме приватности, поэтому в группах Telegram отдаёт ему только обращённое к нему. Сделайте бота администратором группы или отправьте @BotFather команду /setprivacy, выберите Disable, затем удалите бота из группы и добавьте снова.",
  },
} as const;
