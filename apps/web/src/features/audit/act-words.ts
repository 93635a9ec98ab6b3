import { auditedActs } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";

/** The words for an act; those of a later server stay as the server names them. */
export function useActWords(): (act: string) => string {
  const { t } = useTranslation();
  return (act) => {
    const known = auditedActs.find((each) => each === act);
    return known === undefined ? act : t(`act.${known}`);
  };
}
