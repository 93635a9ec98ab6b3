export { admitMember } from "./admit-member.ts";
export { insertMember } from "./member.queries.ts";
export { assertHolds } from "./rights.ts";
export { getPresetRole } from "./role.queries.ts";
