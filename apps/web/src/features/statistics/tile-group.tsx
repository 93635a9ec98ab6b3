import { Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./tile-group.module.css";

interface TileGroupProps {
  label: string;
  /** How many tiles it has: groups beside each other share the width by it. */
  count: number;
  children: ReactNode;
}

/** Figures that belong together, a tile each. */
export function TileGroup({ label, count, children }: TileGroupProps) {
  const id = useId();
  return (
    <section className={classes.group} style={{ flexGrow: count }} aria-labelledby={id}>
      <Text component="h2" size="xs" fw={600} c="dimmed" id={id}>
        {label}
      </Text>
      <ul className={classes.tiles}>{children}</ul>
    </section>
  );
}
