import { useTranslation } from "react-i18next";

const hour = 60;

/** The words for a span of so many minutes, in hours where it is whole ones. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation();
  return (minutes) =>
    minutes % hour === 0 ? t("promises.hours", { count: minutes / hour }) : t("promises.minutes", { count: minutes });
}
