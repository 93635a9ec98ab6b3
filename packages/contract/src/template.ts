export const templateVariables = [
  "contact.name",
  "contact.first_name",
  "member.name",
  "workspace.name",
  "conversation.number",
] as const;
/** What a kept text may leave open, written as `{{contact.name}}`. There are no others, and nothing is computed. */
export type TemplateVariable = (typeof templateVariables)[number];

export type TemplateValues = Record<TemplateVariable, string>;

const placeholder = /\{\{([^{}]*)\}\}/g;

/** The names between double braces that are no variables, each once. */
export function unknownVariables(source: string): string[] {
  const names = [...source.matchAll(placeholder)].map(([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

/** The text with its variables filled in. A value brings no formatting of its own, whatever a person calls themselves. */
export function fillTemplate(source: string, values: TemplateValues): string {
  return source.replaceAll(placeholder, (whole, inner: string) => {
    const name = inner.trim();
    return isVariable(name) ? plain(values[name]) : whole;
  });
}

function isVariable(name: string): name is TemplateVariable {
  return templateVariables.some((variable) => variable === name);
}

// The marks of formatting come in pairs, and links in brackets: one of each means nothing.
function plain(value: string): string {
  return value
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[`[\]]/g, "")
    .replaceAll(/([*_~|])\1+/g, "$1");
}
