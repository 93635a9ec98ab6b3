import { helpWords } from "./web/help.ts";
import { writingWords } from "./web/writing.ts";

/** What only writing with canned replies, buttons and mentions says, in Russian: fetched with the first of it. */
export const webWriting = { ...helpWords, ...writingWords } as const;
