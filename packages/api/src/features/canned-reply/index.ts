export { columnsOfKept, visibleKept } from "./audience.queries.ts";
export { assertMayKeep, keysOfKept } from "./audience.ts";
export { listCannedFiles } from "./canned-file.queries.ts";
export { getCannedReply, listCannedReplies } from "./canned-reply.queries.ts";
export { countUse } from "./count-use.ts";
