import { isDeepStrictEqual } from "node:util";
import type { EscalationPolicy } from "@frontdesk/contract";
import type { EditEscalation } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getEscalationPolicy, putEscalationPolicy } from "./escalation.queries.ts";

/** Decides when the desk calls for a person. The same again changes nothing. @throws conflict stale_version */
export async function editEscalation(desk: Desk, { opId: _, ...input }: EditEscalation): Promise<EscalationPolicy> {
  const { db, workspaceId, now } = desk;
  const before = await getEscalationPolicy(db, workspaceId);
  if (before.version !== input.version) throw new DeskError("conflict", "stale_version");
  const policy = { ...input, words: tidy(input.words) };
  if (isDeepStrictEqual(policy, before)) return before;
  if (!(await putEscalationPolicy(db, { workspaceId, now, policy }))) throw new DeskError("conflict", "stale_version");

  const after = await getEscalationPolicy(db, workspaceId);
  const subject = { type: "workspace", id: workspaceId };
  desk.emit("escalation.changed", { subject, data: { policy: after }, scopeKeys: forEveryone });
  await desk.audit({ action: "escalation.edit", subject, before: outlineOf(before), after: outlineOf(after) });
  return after;
}

/** Each word once, and no language without words. */
function tidy(words: EscalationPolicy["words"]): EscalationPolicy["words"] {
  const lists = Object.entries(words).map(([language, list]) => [language, [...new Set(list ?? [])]] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}

function outlineOf({ unansweredLimit, words }: EscalationPolicy) {
  const lists = Object.entries(words).map(([language, list]) => [`words.${language}`, list] as const);
  return { unansweredLimit, ...Object.fromEntries(lists) };
}
