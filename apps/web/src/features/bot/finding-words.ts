import type { BotFinding } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../ui/time.ts";

const instant = /^\d{4}-\d\d-\d\dT/;

/** The sentence of a finding in the reader's language, with its times as the reader writes them. */
export function useFindingWords(): (finding: BotFinding) => string {
  const { t, i18n } = useTranslation();
  return ({ code, params }) => {
    const shown = Object.entries(params).map(([name, value]) => [
      name,
      instant.test(value) ? fullTime(value, i18n.language) : value,
    ]);
    // Each sentence takes some of these.
    const facts = { text: "", apiRoot: "", what: "", from: "", to: "", title: "", ...Object.fromEntries(shown) };
    return t(`botHealth.finding.${code}`, { ...facts, count: Number(params.count ?? 0) });
  };
}
