import { useTranslation } from "react-i18next";

/** How long something took, as people say it: its two greatest units; a dash for nothing. */
export function useDuration(): (seconds: number | null) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return t("dashboard.none");
    const rounded = Math.round(seconds);
    if (rounded < 60) return t("dashboard.duration.seconds", { count: rounded });
    const minutes = Math.round(rounded / 60);
    if (minutes < 60) return t("dashboard.duration.minutes", { count: minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return t("dashboard.duration.hours", { hours, minutes: minutes % 60 });
    return t("dashboard.duration.days", { days: Math.floor(hours / 24), hours: hours % 24 });
  };
}
