import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { fetchScript } from "./fetch-script.ts";

/** A component whose script is fetched when it is first shown; `waiting` holds its place meanwhile. */
export function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  const Fetched = lazy(async () => ({ default: await fetchScript(fetch) }));
  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <Fetched {...props} />
      </Suspense>
    );
  };
}
