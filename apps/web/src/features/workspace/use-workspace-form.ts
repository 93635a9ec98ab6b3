import type { Locale, WorkspaceSettings } from "@frontdesk/contract";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldRules } from "../../ui/field-rules.ts";

const gib = 2 ** 30;

interface Fields {
  name: string;
  locale: Locale;
  timezone: string;
  quotaGib: number | string;
  keepEventsDays: number | string;
}

/** What the form shows of the settings. */
function fieldsOf({ name, locale, timezone, filesQuotaBytes, keepEventsDays }: WorkspaceSettings): Fields {
  return { name, locale, timezone, quotaGib: Math.round((filesQuotaBytes * 10) / gib) / 10, keepEventsDays };
}

/** What a filled form asks for. */
export function settingsOf({ name, locale, timezone, quotaGib, keepEventsDays }: Fields) {
  const filesQuotaBytes = Math.round(Number(quotaGib) * gib);
  return { name: name.trim(), locale, timezone, filesQuotaBytes, keepEventsDays: Number(keepEventsDays) };
}

/**
 * The form of the settings, which follows what others change for as long as nothing is being written in it; tells which
 * fields they changed last, and whether they did while the reader was writing.
 */
export function useWorkspaceForm(settings: WorkspaceSettings) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const number = (value: number | string) => (value === "" ? t("field.required") : null);
  const form = useForm<Fields>({
    initialValues: fieldsOf(settings),
    validate: { name: rules.name, timezone: rules.filled, quotaGib: number, keepEventsDays: number },
  });
  const [shown, setShown] = useState(settings);
  const [changed, setChanged] = useState<{ turn: number; fields: readonly string[] }>({ turn: 0, fields: [] });
  const isOvertaken = shown.version !== settings.version;

  const takeTheirs = () => {
    const theirs = fieldsOf(settings);
    const fields = (Object.keys(theirs) as (keyof Fields)[]).filter((field) => form.values[field] !== theirs[field]);
    form.setValues(theirs);
    form.resetDirty(theirs);
    form.clearErrors();
    setShown(settings);
    setChanged(({ turn }) => ({ turn: turn + 1, fields }));
  };
  // What the reader has just saved comes back the same: then nothing is left to write, and nothing is marked.
  const mine = JSON.stringify(settingsOf(form.values)) === JSON.stringify(settingsOf(fieldsOf(settings)));
  const follows = isOvertaken && (mine || !form.isDirty());
  useEffect(() => {
    if (follows) takeTheirs();
  });

  const turnOf = (field: keyof Fields) => (changed.fields.includes(field) ? changed.turn : 0);
  return { form, version: shown.version, isOvertaken: isOvertaken && !follows, takeTheirs, turnOf };
}
