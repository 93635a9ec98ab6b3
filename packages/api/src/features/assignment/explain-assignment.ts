import type { AssignmentAnswer } from "@frontdesk/contract";
import type { ExplainAssignment } from "@frontdesk/contract/inputs";
import { found } from "../../desk-error.ts";
import type { Reading } from "../../trpc.ts";
import { getInbox } from "../inbox/index.ts";
import { findTurn } from "./assignment-policy.queries.ts";
import { listCandidates } from "./candidate.queries.ts";
import { chooseMember, obstaclesOf, speaks } from "./choose-member.ts";

/**
 * Who would be given a conversation that came into an inbox now, from somebody new who speaks a language, and what stands
 * against each of the others; by a policy that need not be kept yet. The reckoning is the one by which the desk gives out.
 * @throws not_found
 */
export async function explainAssignment(
  { db, viewer: { workspaceId }, now }: Reading,
  { language, ...asked }: ExplainAssignment,
): Promise<AssignmentAnswer> {
  const { inboxId } = asked;
  const { teamId } = await getInbox(db, { workspaceId, inboxId });
  const candidates = found((await listCandidates(db, { workspaceId, teamIds: [teamId], now })).get(teamId));
  const wanted = { language, needsSenior: false, lastHandlerId: null, gaveItAwayId: null };
  const question = { policy: { ...asked, version: 0 }, wanted, now };
  const lastGivenTo = await findTurn(db, { workspaceId, inboxId });
  const choice = asked.mode === "off" ? null : chooseMember(candidates, { ...question, lastGivenTo });
  return {
    chosen: choice && { id: choice.member.id, name: choice.member.name, reason: choice.reason },
    considered: candidates.map((candidate) => {
      const { id, name, load, capacity } = candidate;
      const obstacles = obstaclesOf(candidate, question);
      return { id, name, load, capacity, speaksIt: speaks(candidate, wanted), obstacles };
    }),
  };
}
