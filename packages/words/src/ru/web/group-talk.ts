/** A conversation with a group, in Russian. */
export const groupTalkWords = {
  groupTalk: {
    label: "О группе {{name}}",
    group: "Группа",
    bot: "Бот",
    inbox: "Входящие",
    state: "Состояние",
    assignee: "У кого",
    nobody: "Ни у кого",
    reachable: "Доступность",
    heard: "Что здесь видно",
    hears: {
      all: "Всё, что пишут",
      addressed: "То, что обращено к боту",
      nothing: "Больше ничего",
    },
    unheard: {
      addressed:
        "Здесь не всё, что пишут в группе: только упоминания @{{bot}}, ответы ему, команды и то, что этот же человек пишет в следующие {{minutes}} мин.",
      nothing:
        "Эту группу больше не слушают. Новые сообщения сюда не попадают, ваши ответы по-прежнему уходят в группу.",
      private:
        "Здесь не всё, что пишут в группе: @{{bot}} в режиме приватности, и Telegram отдаёт ему только обращённое к нему.",
    },
    participants: "Кто писал",
    channel: "Канал",
    asGroup: "От имени группы",
    private: "Личный диалог",
    privateOf: "Личный диалог: {{name}}",
  },
} as const;
