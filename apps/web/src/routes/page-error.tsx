import { Center } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { PaneError } from "../ui/pane.tsx";

/** Stands in for a page that failed as a whole, such as one whose script could not be fetched. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = async () => {
    // A page whose script failed would fail again at once: it has to be asked for anew before it is shown.
    const pages = router.state.matches.map(({ routeId }) => router.routesById[routeId].options.component);
    await Promise.all(pages.map((page) => page?.preload?.()));
    reset();
  };
  return (
    <Center component="main" h="100%">
      <PaneError error={error} onRetry={() => void retry()} />
    </Center>
  );
}
