export const customFieldKinds = ["text", "number", "date", "choice", "flag"] as const;
/** What a field holds: words, a number, a day, one of its choices, yes or no. */
export type CustomFieldKind = (typeof customFieldKinds)[number];

/** A fact that a workspace keeps of its contacts, in the order of `position`. */
export interface CustomField {
  id: string;
  name: string;
  kind: CustomFieldKind;
  /** Of a choice, in their order; empty for any other. */
  choices: string[];
  position: number;
  /** An archived one is asked for no more, and what is known stays. */
  isArchived: boolean;
  version: number;
}

/** A day is `YYYY-MM-DD`. */
export type CustomValue = string | number | boolean;

export const customFieldLimits = {
  nameLength: 60,
  /** In a workspace, archived ones included. */
  count: 50,
  choices: 50,
  choiceLength: 60,
  textLength: 500,
} as const;

export type CustomProblem = "not_text" | "too_long" | "not_a_number" | "not_a_day" | "not_a_choice" | "not_yes_or_no";

/** What is wrong with a value for a field; null where nothing is. */
export function problemOf(
  { kind, choices }: Pick<CustomField, "kind" | "choices">,
  value: unknown,
): CustomProblem | null {
  switch (kind) {
    case "text":
      if (typeof value !== "string" || value.trim() === "") return "not_text";
      return value.length > customFieldLimits.textLength ? "too_long" : null;
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : "not_a_number";
    case "date":
      return typeof value === "string" && isDay(value) ? null : "not_a_day";
    case "choice":
      return typeof value === "string" && choices.includes(value) ? null : "not_a_choice";
    case "flag":
      return typeof value === "boolean" ? null : "not_yes_or_no";
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The order in which fields are asked for. */
export function compareFields(one: CustomField, other: CustomField): number {
  return one.position - other.position || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
