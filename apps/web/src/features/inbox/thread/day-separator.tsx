import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock.ts";
import { dateName, dayName, daysBetween } from "../../../ui/time.ts";
import classes from "./bubble.module.css";

const nearDays = 180;

/** Names the calendar day that begins here. */
export function DaySeparator({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const days = daysBetween(at, useNow(60_000));
  const near = days < nearDays ? dayName(at, i18n.language) : dateName(at, i18n.language);
  const word = days === 0 ? t("ago.today") : near;
  return (
    <h3 className={classes.day}>
      <time dateTime={at}>{days === 1 ? t("ago.yesterday") : word}</time>
    </h3>
  );
}
