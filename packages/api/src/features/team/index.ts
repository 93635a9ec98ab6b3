export { joinDefaultTeam, joinNamedTeam } from "./join-team.ts";
export { getTeam, isTeam } from "./team.queries.ts";
