import { Center } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { PaneError } from "../ui/pane.tsx";

/** Stands in for a page that failed as a whole, such as one whose script could not be fetched. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <Center component="main" h="100%">
      <PaneError error={error} onRetry={reset} />
    </Center>
  );
}
