import { type ComponentType, lazy, type ReactNode, Suspense } from "react";

/** A component whose script is fetched when it is first shown; `waiting` holds its place meanwhile. */
export function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  const Fetched = lazy(async () => ({ default: await fetch() }));
  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <Fetched {...props} />
      </Suspense>
    );
  };
}
