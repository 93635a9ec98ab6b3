import { entryWords } from "./web/entry.ts";

/** What only the pages before a workspace say, and the sign-in over one, in English. */
export const webEntry = { ...entryWords } as const;
