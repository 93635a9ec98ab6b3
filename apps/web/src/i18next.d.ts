import "i18next";
import type { BotWord, MailWord } from "@frontdesk/words";
import type { web } from "@frontdesk/words/en/web";
import type { webDashboard } from "@frontdesk/words/en/web-dashboard";
import type { webEntry } from "@frontdesk/words/en/web-entry";
import type { webPeople } from "@frontdesk/words/en/web-people";
import type { webSettings } from "@frontdesk/words/en/web-settings";
import type { webWork } from "@frontdesk/words/en/web-work";
import type { webWriting } from "@frontdesk/words/en/web-writing";

type Spoken<Word extends string> = Record<Word, string>;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "web";
    returnNull: false;
    nsSeparator: false;
    // The others are spoken by the server, whose types the app reads; their own package holds them to their keys.
    resources: {
      web: typeof web &
        typeof webDashboard &
        typeof webEntry &
        typeof webPeople &
        typeof webSettings &
        typeof webWork &
        typeof webWriting;
      bot: Spoken<BotWord>;
      mail: Spoken<MailWord>;
    };
  }
}
