export { joinDefaultTeam } from "./join-default-team.ts";
export { assertTeam } from "./team.queries.ts";
