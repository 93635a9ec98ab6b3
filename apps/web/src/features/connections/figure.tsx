import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./connections-page.module.css";

interface FigureProps {
  label: string;
  children: ReactNode;
  hint?: string | undefined;
  /** True where somebody should look at it. */
  isBad?: boolean;
}

/** A number that moves, and what it counts. */
export function Figure({ label, children, hint, isBad = false }: FigureProps) {
  return (
    <div className={classes.figure} data-bad={isBad || undefined}>
      <dt>{label}</dt>
      <dd className={classes.number}>{children}</dd>
      {hint !== undefined && (
        <Text component="dd" size="xs" c="dimmed" m={0}>
          {hint}
        </Text>
      )}
    </div>
  );
}
