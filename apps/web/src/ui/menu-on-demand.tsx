import { type ComponentType, lazy, type ReactElement, Suspense, useState } from "react";
import { fetchScript } from "./fetch-script.ts";

interface Openable {
  /** The button that the menu hangs on. */
  target: ReactElement;
}

interface TargetProps {
  onClick: () => void;
  onPointerEnter: () => void;
  onFocus: () => void;
  "aria-haspopup": "menu";
  autoFocus: boolean;
}

/**
 * A menu whose script is fetched when its button is first pointed at or focused, and which opens with the first click.
 * `Menu` has to open by itself when it is first shown.
 */
export function menuOnDemand<Props extends object>(
  fetch: () => Promise<ComponentType<Props & Openable>>,
  Target: ComponentType<Partial<TargetProps>>,
) {
  let fetched: Promise<ComponentType<Props & Openable>> | undefined;
  const fetchOnce = () => {
    fetched ??= fetchScript(fetch);
    return fetched;
  };
  const Menu = lazy(async () => ({ default: await fetchOnce() }));

  return function MenuOnDemand(props: Props) {
    const [isWanted, setWanted] = useState(false);
    const prepare = () => void fetchOnce();
    if (!isWanted) {
      return <Target aria-haspopup="menu" onClick={() => setWanted(true)} onPointerEnter={prepare} onFocus={prepare} />;
    }
    return (
      // The button comes anew, and the focus was on the one before: the menu gives it back when it closes.
      <Suspense fallback={<Target aria-haspopup="menu" autoFocus />}>
        <Menu {...props} target={<Target autoFocus />} />
      </Suspense>
    );
  };
}
