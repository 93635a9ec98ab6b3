import { auditWords } from "./web/audit.ts";
import { botPageWords } from "./web/bot-page.ts";
import { connectionsWords } from "./web/connections.ts";
import { csatWords } from "./web/csat.ts";
import { groupsWords } from "./web/groups.ts";
import { inboxesWords } from "./web/inboxes.ts";
import { operatorsWords } from "./web/operators.ts";
import { promisesWords } from "./web/promises.ts";
import { rolesWords } from "./web/roles.ts";
import { securityWords } from "./web/security.ts";
import { settingsWords } from "./web/settings.ts";
import { staffGroupWords } from "./web/staff-group.ts";
import { statusWords } from "./web/status.ts";
import { suggestionsWords } from "./web/suggestions.ts";
import { telegramWords } from "./web/telegram.ts";
import { workspaceWords } from "./web/workspace.ts";

/** What only the settings say, in Russian: fetched with them. */
export const webSettings = {
  ...auditWords,
  ...botPageWords,
  ...connectionsWords,
  ...csatWords,
  ...groupsWords,
  ...inboxesWords,
  ...operatorsWords,
  ...promisesWords,
  ...rolesWords,
  ...securityWords,
  ...settingsWords,
  ...staffGroupWords,
  ...statusWords,
  ...suggestionsWords,
  ...telegramWords,
  ...workspaceWords,
} as const;
