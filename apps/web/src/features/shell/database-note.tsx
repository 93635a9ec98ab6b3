import { useDeskHealth } from "@frontdesk/client/react";
import { useTranslation } from "react-i18next";
import { clockTime } from "../../ui/time.ts";
import { PageNote } from "./page-note.tsx";

/** Says that nothing can be changed while the desk's database is away, and what becomes of what is tried. */
export function DatabaseNote() {
  const { t, i18n } = useTranslation();
  const health = useDeskHealth();
  if (health.kind === "well") return null;
  return <PageNote>{t("trouble.database", { time: clockTime(health.since, i18n.language) })}</PageNote>;
}
