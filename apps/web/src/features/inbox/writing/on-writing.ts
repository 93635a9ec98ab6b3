import type { ComponentType, ReactNode } from "react";
import { learnWords } from "../../../language.ts";
import { onDemand } from "../../../ui/on-demand.tsx";

/** As `onDemand`, for what says words of canned replies, buttons and mentions: they are fetched with it. */
export function onWriting<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  return onDemand(async () => {
    const [fetched] = await Promise.all([fetch(), learnWords("writing")]);
    return fetched;
  }, waiting);
}
