import { expect, test } from "vitest";
import { variantFor } from "./canned-reply.ts";
import { formatText } from "./formatted-text-source.ts";
import { chosenButtons } from "./message-button.ts";
import { fillTemplate, type TemplateValues, unknownVariables } from "./template.ts";

const values: TemplateValues = {
  "contact.name": "Anna Petrova",
  "contact.first_name": "Anna",
  "member.name": "Olga",
  "workspace.name": "Harbour",
  "conversation.number": "1042",
};

test("fills the variables there are, and leaves everything else as it was written", () => {
  expect(fillTemplate("Hello {{contact.name}}, this is {{ member.name }}.", values)).toBe(
    "Hello Anna Petrova, this is Olga.",
  );
  expect(fillTemplate("{{contact.constructor}} {{}} {{contact.name}", values)).toBe(
    "{{contact.constructor}} {{}} {{contact.name}",
  );
});

test("names what is no variable", () => {
  expect(unknownVariables("{{contact.name}} {{contact.phone}} {{ x }} {{contact.phone}}")).toEqual([
    "contact.phone",
    "x",
  ]);
});

test("lets no name bring formatting, links or further variables along", () => {
  const hostile = { ...values, "contact.name": "**x** [y](https://evil.example) `z` {{member.name}}\n||h||" };

  const { text, entities } = formatText(fillTemplate("Hello {{contact.name}}!", hostile));

  expect(entities).toEqual([]);
  expect(text).toContain("{{member.name}}");
});

test("[D-F2] picks the person's language, else the workspace's, else the first", () => {
  const variants = [{ language: "de" }, { language: "en" }, { language: "ru" }];

  expect(variantFor(variants, { language: "ru-RU", locale: "en" })?.language).toBe("ru");
  expect(variantFor(variants, { language: "fr", locale: "en" })?.language).toBe("en");
  expect(variantFor(variants, { language: null, locale: "es" })?.language).toBe("de");
});

test("takes each person's last press for their choice", () => {
  const press = (contactId: string, at: string) => ({ contactId, name: contactId, at });
  const button = (id: string, ...presses: ReturnType<typeof press>[]) => ({
    ...{ id, kind: "answer" as const, label: id, url: null, presses },
  });

  const chosen = chosenButtons([
    button("yes", press("anna", "1"), press("boris", "1")),
    button("no", press("anna", "2")),
  ]);

  expect([...chosen].sort()).toEqual(["no", "yes"]);
});
