import { botHealthWords } from "./web/bot-health.ts";
import { composerWords } from "./web/composer.ts";
import { errorsWords } from "./web/errors.ts";
import { inboxWords } from "./web/inbox.ts";
import { messageWords } from "./web/message.ts";
import { searchWords } from "./web/search.ts";
import { sessionWords } from "./web/session.ts";
import { shellWords } from "./web/shell.ts";
import { threadWords } from "./web/thread.ts";

/** What every page of the web app may say, in English. */
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
