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

/** What the web app says, in English. */
export const web = {
  product: "Frontdesk",
  loading: "Loading",
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  retry: "Try again",
  copy: "Copy",
  copied: "Copied",
  back: "Back",
  dismiss: "Dismiss",
  reference: "Reference {{reference}}",
  skipToContent: "Skip to content",
  you: "you",
  language: { label: "Language", en: "English", ru: "Русский" },
  scheme: { label: "Colours", auto: "As the system", light: "Light", dark: "Dark" },
  ago: {
    now: "now",
    minutes: "{{count}} min",
    hours: "{{count}} h",
    days: "{{count}} d",
    today: "Today",
    yesterday: "Yesterday",
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
