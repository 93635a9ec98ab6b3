import { areWindowsApart, type Inbox, languageOf } from "@frontdesk/contract";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useFieldRules } from "../../ui/field-rules.ts";

/** What the form holds of an inbox: numbers may be being typed, and no language is the workspace's. */
interface Fields extends Omit<Inbox, "id" | "kind" | "botId" | "version" | "language" | "reopenHours"> {
  language: string;
  reopenHours: number | string;
}

/** The form of an inbox's settings. */
export function useInboxForm({ id: _id, kind: _kind, botId: _botId, version: _version, ...inbox }: Inbox) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  return useForm<Fields>({
    initialValues: { ...inbox, language: inbox.language ?? "" },
    validate: {
      name: rules.filled,
      reopenHours: (value) => (value === "" ? t("field.required") : null),
      businessHours: (hours) => (hours && !areWindowsApart(hours.windows) ? t("hours.overlap") : null),
    },
  });
}

export type InboxFormState = ReturnType<typeof useInboxForm>;

/** What a filled form asks for. */
export function settingsOf({ name, language, reopenHours, texts, ...fields }: Fields) {
  const { greeting, away, escalated, help } = texts;
  return {
    ...fields,
    name: name.trim(),
    language: languageOf(language),
    reopenHours: Number(reopenHours),
    texts: { greeting: filled(greeting), away: filled(away), escalated: filled(escalated), help: filled(help) },
  };
}

/** The texts that are not blank. */
function filled(byLanguage: Inbox["texts"]["greeting"]): Inbox["texts"]["greeting"] {
  return Object.fromEntries(Object.entries(byLanguage).filter(([, text]) => text?.trim()));
}
