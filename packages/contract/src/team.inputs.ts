import { z } from "zod";
import { called, id, mutation, version } from "./fields.inputs.ts";
import { teamLimits } from "./team.ts";

const name = called(teamLimits.nameLength);
const memberIds = z.array(id).max(teamLimits.membersEach);

export const createTeam = mutation({ name, memberIds });
export type CreateTeam = z.infer<typeof createTeam>;

/** Its name and everybody who is in it from now on. */
export const editTeam = mutation({ teamId: id, name, memberIds, version });
export type EditTeam = z.infer<typeof editTeam>;

export const removeTeam = mutation({ teamId: id, version });
export type RemoveTeam = z.infer<typeof removeTeam>;
