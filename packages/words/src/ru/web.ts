import { botHealthWords } from "./web/bot-health.ts";
import { composerWords } from "./web/composer.ts";
import { errorsWords } from "./web/errors.ts";
import { inboxWords } from "./web/inbox.ts";
import { messageWords } from "./web/message.ts";
import { searchWords } from "./web/search.ts";
import { sessionWords } from "./web/session.ts";
import { shellWords } from "./web/shell.ts";
import { threadWords } from "./web/thread.ts";

/** What every page of the web app may say, in Russian. */
export const web = {
  product: "Frontdesk",
  loading: "Загрузка",
  cancel: "Отмена",
  close: "Закрыть",
  save: "Сохранить",
  retry: "Повторить",
  copy: "Скопировать",
  copied: "Скопировано",
  back: "Назад",
  dismiss: "Скрыть",
  reference: "Код обращения {{reference}}",
  skipToContent: "Перейти к содержимому",
  you: "вы",
  language: { label: "Язык", en: "English", ru: "Русский" },
  scheme: { label: "Оформление", auto: "Как в системе", light: "Светлое", dark: "Тёмное" },
  ago: {
    now: "сейчас",
    minutes: "{{count}} мин",
    hours: "{{count}} ч",
    days: "{{count}} д",
    today: "Сегодня",
    yesterday: "Вчера",
  },
  ...botHealthWords,
  ...errorsWords,
  ...composerWords,
  ...inboxWords,
  ...messageWords,
  ...searchWords,
  ...sessionWords,
  ...shellWords,
  ...threadWords,
} as const;
