import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { fetchScript } from "./fetch-script.ts";

/**
 * A component whose script is fetched when it is first shown, and again by whoever tries again where that failed;
 * `waiting` holds its place meanwhile.
 */
export function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  let Fetched = open();
  function open() {
    return lazy(async () => {
      try {
        return { default: await fetchScript(fetch) };
      } catch (error) {
        // A lazy component that failed fails for ever.
        Fetched = open();
        throw error;
      }
    });
  }
  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <Fetched {...props} />
      </Suspense>
    );
  };
}
