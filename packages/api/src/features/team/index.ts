export { joinDefaultTeam } from "./join-default-team.ts";
export { isTeam } from "./team.queries.ts";
