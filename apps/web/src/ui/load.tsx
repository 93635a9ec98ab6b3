import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { InboxIcon } from "./icons.ts";
import classes from "./load.module.css";

interface LoadProps {
  load: number;
  /** Null for any number. */
  capacity: number | null;
}

/** How many conversations somebody has on their desk, of how many they take; full ones stand out. */
export function Load({ load, capacity }: LoadProps) {
  const { t } = useTranslation();
  const isFull = capacity !== null && load >= capacity;
  return (
    <Text span size="sm" className={classes.load} data-full={isFull} title={t("presence.loadHint")}>
      <InboxIcon size={14} aria-hidden="true" />
      <span className="heard">{t("presence.onDesk")}: </span>
      {capacity === null ? load : t("presence.load", { load, capacity })}
    </Text>
  );
}
