import type { ComponentType, ReactNode } from "react";
import { learnWords } from "../../../language.ts";
import { onDemand } from "../../../ui/on-demand.tsx";

/** As `onDemand`, for what says words of the work on conversations: they are fetched with it. */
export function onWork<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  return onDemand(() => withWords(fetch), waiting);
}

/** Fetches a component together with the words it says. */
export async function withWords<Fetched>(fetch: () => Promise<Fetched>): Promise<Fetched> {
  const [fetched] = await Promise.all([fetch(), learnWords("work")]);
  return fetched;
}
