import type { ComponentType, ReactNode } from "react";
import { learnWords } from "../../../language.ts";
import { onWork } from "../work/on-work.ts";

/** As `onWork`, for what says words of people too: they are fetched with it. */
export function onPeople<Props extends object>(fetch: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  return onWork(async () => {
    const [component] = await Promise.all([fetch(), learnWords("people")]);
    return component;
  }, waiting);
}
