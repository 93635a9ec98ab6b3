import { isDeepStrictEqual } from "node:util";
import { type BusinessHours, type SlaGrounds, type SlaPolicy, slaLimits } from "@frontdesk/contract";
import type { ArrangeSlaPolicies, RemoveSlaPolicy, SaveSlaPolicy } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { listSlaPolicies, reckonAnew } from "../sla-clock/index.ts";
import { assertTimeZone } from "../workspace/index.ts";
import {
  changeSlaPolicy,
  deleteSlaPolicy,
  insertSlaPolicy,
  listSlaGrounds,
  lockSlaPolicies,
  placeSlaPolicies,
} from "./sla-policy.queries.ts";

/**
 * Keeps a policy, new or changed; live conversations fall under it from the desk's next look at the clock. The same again
 * changes nothing.
 * @throws not_found (an inbox, a team and a tag too), invalid for a time zone nobody knows, conflict (stale_version, name_taken, default_taken), limited beyond 50
 */
export async function saveSlaPolicy(desk: Desk, input: SaveSlaPolicy): Promise<SlaPolicy> {
  const { db, workspaceId, now } = desk;
  const { policyId, version, opId: _, ...body } = input;
  await lockSlaPolicies(db, workspaceId);
  const policies = await listSlaPolicies(db, workspaceId);
  const before = policyId === null ? null : found(policies.find(({ id }) => id === policyId));
  if (before && before.version !== version) throw new DeskError("conflict", "stale_version");
  if (before && isDeepStrictEqual({ ...before, ...body }, before)) return before;
  if (!before && policies.length >= slaLimits.count) throw new DeskError("limited");
  if (body.ownHours) assertTimeZone(body.ownHours.timezone, "ownHours");
  await assertGrounds(desk, { input, before });

  const id = before?.id ?? (await insertSlaPolicy(db, { workspaceId, now, body }));
  if (before) await changeSlaPolicy(db, id, { workspaceId, now, body });
  await reckonAnew(desk);
  const policy = found((await listSlaPolicies(db, workspaceId)).find((one) => one.id === id));
  const subject = { type: "sla_policy", id };
  desk.emit("sla_policy.saved", { subject, data: { policy }, scopeKeys: forEveryone });
  const then = before && { before: outlineOf(before) };
  await desk.audit({ action: "slaPolicy.save", subject, ...then, after: outlineOf(policy) });
  return policy;
}

/** What a policy names anew has to be there; what went since it was named before may stay. */
async function assertGrounds(
  { db, workspaceId }: Desk,
  { input, before }: { input: SaveSlaPolicy; before: SlaPolicy | null },
): Promise<void> {
  const grounds = await listSlaGrounds(db, workspaceId);
  const known = new Set([...grounds.inboxes, ...grounds.teams, ...grounds.tags].map(({ id }) => id));
  for (const list of ["inboxIds", "teamIds", "tagIds"] as const)
    if (input[list].some((id) => !known.has(id) && !before?.[list].includes(id))) throw new DeskError("not_found");
}

/** Promises no longer what a policy did; what was kept or broken under it stays known. @throws not_found */
export async function removeSlaPolicy(desk: Desk, { policyId }: RemoveSlaPolicy): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  await lockSlaPolicies(db, workspaceId);
  const policies = await listSlaPolicies(db, workspaceId);
  const before = found(policies.find(({ id }) => id === policyId));
  await deleteSlaPolicy(db, { workspaceId, id: policyId });
  await reckonAnew(desk);
  const subject = { type: "sla_policy", id: policyId };
  desk.emit("sla_policy.removed", { subject, data: { id: policyId }, scopeKeys: forEveryone });
  await desk.audit({ action: "slaPolicy.remove", subject, before: outlineOf(before) });
  return { id: policyId };
}

/**
 * Asks the policies in another order; the default one stays the last. @throws not_found for one that is not there,
 * conflict stale_version where there are others
 */
export async function arrangeSlaPolicies(desk: Desk, { policyIds }: ArrangeSlaPolicies): Promise<SlaPolicy[]> {
  const { db, workspaceId, now } = desk;
  await lockSlaPolicies(db, workspaceId);
  const policies = await listSlaPolicies(db, workspaceId);
  const before = policies.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
  if (policyIds.some((id) => !before.includes(id))) throw new DeskError("not_found");
  if (new Set(policyIds).size < before.length) throw new DeskError("conflict", "stale_version");
  if (isDeepStrictEqual(before, policyIds)) return policies;

  await placeSlaPolicies(db, { workspaceId, ids: policyIds, now });
  await reckonAnew(desk);
  const after = await listSlaPolicies(db, workspaceId);
  const subject = { type: "workspace", id: workspaceId };
  desk.emit("sla_policy.arranged", { subject, data: { policyIds }, scopeKeys: forEveryone });
  const namesOf = (list: SlaPolicy[]) => list.map(({ name }) => name);
  const [was, is] = [namesOf(policies), namesOf(after)];
  await desk.audit({ action: "slaPolicy.arrange", subject, before: { order: was }, after: { order: is } });
  return after;
}

/** What a policy may be for, and by whose hours it may count. */
export async function slaGroundsOf(db: Reader, workspaceId: string): Promise<SlaGrounds> {
  const { inboxes, ...rest } = await listSlaGrounds(db, workspaceId);
  const withHours = inboxes.map((inbox) => ({ ...inbox, businessHours: inbox.businessHours as BusinessHours | null }));
  return { inboxes: withHours, ...rest };
}

/** What the audit keeps of a policy. */
function outlineOf({ id: _, version: __, position: ___, targets, ownHours, ...policy }: SlaPolicy) {
  return { ...policy, ...targets, ...ownHours };
}
