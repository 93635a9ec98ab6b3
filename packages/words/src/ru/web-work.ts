import { workWords } from "./web/work.ts";

/** What only the work on conversations says, in Russian: fetched with the first of it. */
export const webWork = { ...workWords } as const;
