export { callMembers } from "./call-members.ts";
export { forgetMentions } from "./forget-mentions.ts";
