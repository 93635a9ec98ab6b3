import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import classes from "./audit-page.module.css";
import { changesBetween } from "./changes-between.ts";

type Facts = Record<string, unknown> | null;

/** What an act changed, field by field: how it was, and how it is. */
export function AuditChange({ before, after }: { before: Facts; after: Facts }) {
  const { t } = useTranslation();
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  return (
    <div className={classes.change}>
      <span className={classes.quiet} aria-hidden="true" />
      <span className={classes.quiet}>{t("audit.before")}</span>
      <span className={classes.quiet}>{t("audit.after")}</span>
      {changes.map(({ field, was, is }) => (
        <Fragment key={field}>
          <span className={classes.quiet}>{field}</span>
          <span>{was ?? "—"}</span>
          <span>{is ?? "—"}</span>
        </Fragment>
      ))}
    </div>
  );
}
