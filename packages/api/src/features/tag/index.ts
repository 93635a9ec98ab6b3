export { listTagIds, listTagsNamed } from "./tag.queries.ts";
