import { type ConversationAct, isPersonsCause } from "@frontdesk/contract";
import { type BotWord, say } from "@frontdesk/words";

/** In whose words, and by whose clock. */
export interface Voice {
  language: string;
  timeZone: string;
}

/** What was done with a conversation, as one line. */
export function tellAct({ language, timeZone }: Voice, act: ConversationAct, doer: string): string {
  const who = doer || say(language, "staff.desk");
  const tell = (word: BotWord, values: Record<string, string> = {}) => say(language, word, { who, ...values });
  switch (act.name) {
    case "taken":
      return act.from ? tell("staff.act.takenFrom", { from: act.from.name }) : tell("staff.act.taken");
    case "transferred":
    case "assigned": {
      const handed = act.to ? tell("staff.act.handed", { to: act.to.name }) : tell("staff.act.handedToNobody");
      return act.note ? `${handed}: ${act.note}` : handed;
    }
    case "escalated":
      if (isPersonsCause(act.cause)) return tell(`staff.act.personCalledFor.${act.cause}`, { reason: act.reason });
      return act.reason ? tell("staff.act.escalatedFor", { reason: act.reason }) : tell("staff.act.escalated");
    case "prioritised":
      return tell("staff.act.prioritised", { to: say(language, `staff.priority.${act.to}`) });
    case "tagged": {
      const changes = [...act.added.map(({ name }) => `+${name}`), ...act.removed.map(({ name }) => `−${name}`)];
      return tell("staff.act.tagged", { tags: changes.join(", ") });
    }
    case "snoozed":
      return act.until
        ? tell("staff.act.snoozed", { until: inWords(act.until, { language, timeZone }) })
        : tell("staff.act.snoozedUntilTheyWrite");
    default:
      return tell(isTold(act.name) ? `staff.act.${act.name}` : "staff.act.other");
  }
}

const plain = [
  "released",
  "awaited",
  "woken",
  "closed",
  "reopened",
  "spam_marked",
  "spam_cleared",
  "restored",
  "sla_warned",
  "sla_breached",
] as const;

function isTold(name: string): name is (typeof plain)[number] {
  return plain.some((known) => known === name);
}

function inWords(at: string, { language, timeZone }: Voice): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
}
