import { auditWords } from "./web/audit.ts";
import { botHealthWords } from "./web/bot-health.ts";
import { botPageWords } from "./web/bot-page.ts";
import { composerWords } from "./web/composer.ts";
import { errorsWords } from "./web/errors.ts";
import { inboxWords } from "./web/inbox.ts";
import { messageWords } from "./web/message.ts";
import { rolesWords } from "./web/roles.ts";
import { securityWords } from "./web/security.ts";
import { sessionWords } from "./web/session.ts";
import { settingsWords } from "./web/settings.ts";
import { shellWords } from "./web/shell.ts";
import { statusWords } from "./web/status.ts";
import { threadWords } from "./web/thread.ts";

/** What the web app says, in Russian. */
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
  ...auditWords,
  ...botHealthWords,
  ...botPageWords,
  ...errorsWords,
  ...composerWords,
  ...inboxWords,
  ...messageWords,
  ...rolesWords,
  ...securityWords,
  ...sessionWords,
  ...settingsWords,
  ...shellWords,
  ...statusWords,
  ...threadWords,
} as const;
