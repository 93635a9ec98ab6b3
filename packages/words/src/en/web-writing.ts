import { writingWords } from "./web/writing.ts";

/** What only writing with canned replies, buttons and mentions says, in English: fetched with the first of it. */
export const webWriting = { ...writingWords } as const;
