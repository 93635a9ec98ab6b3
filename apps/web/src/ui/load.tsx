import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

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
    <Text span size="sm" fw={isFull ? 600 : 400} {...(isFull && { c: "var(--mantine-color-error)" })}>
      {capacity === null ? load : t("presence.load", { load, capacity })}
    </Text>
  );
}
