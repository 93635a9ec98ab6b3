export { answerLink } from "./answer-link.ts";
export { followReachability } from "./follow-reachability.ts";
export { findLinkedMember } from "./linked-member.queries.ts";
export { isForStaff, obeyCommand } from "./obey-command.ts";
export { revokeLinksOf } from "./revoke-links.ts";
export type { StaffChat } from "./staff-chat.ts";
