import { groupTalkWords } from "./web/group-talk.ts";
import { noticesWords } from "./web/notices.ts";
import { viewsWords } from "./web/views.ts";
import { workWords } from "./web/work.ts";

/** What only the work on conversations says, in Russian: fetched with the first of it. */
export const webWork = { ...groupTalkWords, ...noticesWords, ...viewsWords, ...workWords } as const;
