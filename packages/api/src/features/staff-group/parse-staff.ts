import { type Priority, priorities, workLimits } from "@frontdesk/contract";

export type StaffCommandName =
  | ("take" | "release" | "assign" | "close" | "reopen" | "spam" | "snooze" | "priority" | "escalate")
  | ("note" | "canned" | "delete" | "retry" | "help" | "desk");

/** What a member writes in a topic: words for the person, a note, or something to be done. */
type StaffSpeech =
  | { kind: "reply" }
  /** From where in the text the note begins. */
  | { kind: "note"; from: number }
  | { kind: "command"; name: StaffCommandName; rest: string }
  | { kind: "unknown"; command: string };

const names: Record<string, StaffCommandName> = {
  ...{ take: "take", взять: "take", release: "release", вернуть: "release", отпустить: "release" },
  ...{ assign: "assign", назначить: "assign", передать: "assign", transfer: "assign" },
  ...{ close: "close", закрыть: "close", reopen: "reopen", открыть: "reopen", spam: "spam", спам: "spam" },
  ...{ snooze: "snooze", отложить: "snooze", priority: "priority", приоритет: "priority" },
  ...{ escalate: "escalate", старший: "escalate", note: "note", заметка: "note" },
  ...{ canned: "canned", шаблон: "canned", delete: "delete", удалить: "delete", retry: "retry", повторить: "retry" },
  ...{ help: "help", помощь: "help", desk: "desk", start: "desk" },
};

const command = /^\/([\p{L}_]{2,32})(?:@(\w{3,64}))?(?:\s+|$)/u;

/** Reads what was written in a topic. A command for another bot is nothing of ours: null. */
export function readSpeech(text: string, botUsername: string): StaffSpeech | null {
  if (text.startsWith("//")) return { kind: "note", from: 2 + leadingSpace(text.slice(2)) };
  const [whole, word, bot] = command.exec(text) ?? [];
  if (whole === undefined || word === undefined) return { kind: "reply" };
  if (bot && bot.toLowerCase() !== botUsername.toLowerCase()) return null;
  const name = names[word.toLowerCase()];
  if (!name) return { kind: "unknown", command: `/${word}` };
  if (name === "note") return { kind: "note", from: whole.length };
  return { kind: "command", name, rest: text.slice(whole.length).trim() };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

const units: Record<string, number> = {
  ...{ m: 60_000, min: 60_000, м: 60_000, мин: 60_000, h: 3_600_000, ч: 3_600_000, час: 3_600_000 },
  ...{ d: 86_400_000, д: 86_400_000, дн: 86_400_000, w: 604_800_000, н: 604_800_000, нед: 604_800_000 },
};

/** A stretch of time such as `30m`, `2h`, `1.5 ч`, `3д` in milliseconds; null for none that a snooze may last. */
export function readSpanMs(text: string): number | null {
  const [, count, unit] = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(\p{L}{1,3})\.?$/u.exec(text.toLowerCase()) ?? [];
  const each = unit && units[unit];
  if (!count || !each) return null;
  const ms = Number(count.replace(",", ".")) * each;
  return ms >= 60_000 && ms <= workLimits.snoozeDays * 86_400_000 ? ms : null;
}

const priorityWords: Record<string, Priority> = {
  ...{ низкий: "low", обычный: "normal", высокий: "high", срочный: "urgent", срочно: "urgent" },
  ...Object.fromEntries(priorities.map((priority) => [priority, priority])),
};

/** A priority by its English or Russian name. */
export function readPriority(text: string): Priority | null {
  return priorityWords[text.toLowerCase()] ?? null;
}

/** Whoever is named first in a text, from the longest name on that fits, and what follows it. */
export function readName<Named extends { name: string; aliases: string[] }>(
  text: string,
  known: readonly Named[],
): { found: Named[]; rest: string; name: string } {
  const given = text.replace(/^@/, "");
  const [word = ""] = given.split(/\s+/);
  const lower = given.toLowerCase();
  const whole = known.filter(({ name, aliases }) =>
    [name, ...aliases].some((each) => lower === each.toLowerCase() || lower.startsWith(`${each.toLowerCase()} `)),
  );
  const longest = Math.max(0, ...whole.map((one) => fittingLength(one, lower)));
  if (longest > 0) {
    const found = whole.filter((one) => fittingLength(one, lower) === longest);
    return { found, rest: given.slice(longest).trim(), name: given.slice(0, longest) };
  }
  const found = known.filter(({ name, aliases }) =>
    [...name.split(/\s+/), ...aliases].some((each) => each.toLowerCase().startsWith(word.toLowerCase())),
  );
  return { found: word === "" ? [] : found, rest: given.slice(word.length).trim(), name: word };
}

function fittingLength({ name, aliases }: { name: string; aliases: string[] }, lower: string): number {
  const lengths = [name, ...aliases]
    .map((each) => each.toLowerCase())
    .filter((each) => lower === each || lower.startsWith(`${each} `));
  return Math.max(0, ...lengths.map(({ length }) => length));
}
