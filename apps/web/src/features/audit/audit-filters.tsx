import { auditedActs } from "@frontdesk/contract";
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useActWords } from "./act-words.ts";
import classes from "./audit-page.module.css";

/** What of the audit is looked at; days as `YYYY-MM-DD` in the reader's time zone, empty for no bound. */
export interface AuditFilter {
  actorId: string | null;
  action: string | null;
  from: string;
  to: string;
}

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** Narrows the audit to a person, an act, or some days. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const wordsOf = useActWords();
  const members = trpc.member.list.useQuery();
  return (
    <search className={classes.filters} aria-label={t("audit.filters")}>
      <Select
        label={t("audit.who")}
        placeholder={t("audit.anyone")}
        data={(members.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.actorId}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("audit.clear") }}
        onChange={(actorId) => onChange({ ...filter, actorId })}
      />
      <Select
        label={t("audit.what")}
        placeholder={t("audit.anything")}
        data={auditedActs.map((act) => ({ value: act, label: wordsOf(act) }))}
        value={filter.action}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("audit.clear") }}
        onChange={(action) => onChange({ ...filter, action })}
      />
      <TextInput
        type="date"
        label={t("audit.from")}
        value={filter.from}
        max={filter.to || undefined}
        onChange={(event) => onChange({ ...filter, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("audit.to")}
        value={filter.to}
        min={filter.from || undefined}
        onChange={(event) => onChange({ ...filter, to: event.currentTarget.value })}
      />
    </search>
  );
}
