import { isDeepStrictEqual } from "node:util";
import type { CsatPolicy } from "@frontdesk/contract";
import type { EditCsat } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getCsatPolicy, putCsatPolicy } from "./csat-policy.queries.ts";

/**
 * Decides whether and how an inbox asks people how they were helped. The same again changes nothing.
 * @throws not_found, conflict stale_version
 */
export async function editCsat(desk: Desk, { opId: _, ...policy }: EditCsat): Promise<CsatPolicy> {
  const { db, workspaceId, now } = desk;
  const { inboxId } = policy;
  const before = await getCsatPolicy(db, { workspaceId, inboxId });
  if (before.version !== policy.version) throw new DeskError("conflict", "stale_version");
  if (isDeepStrictEqual(policy, before)) return before;
  if (!(await putCsatPolicy(db, { workspaceId, now, policy }))) throw new DeskError("conflict", "stale_version");

  const after = await getCsatPolicy(db, { workspaceId, inboxId });
  const subject = { type: "inbox", id: inboxId };
  desk.emit("csat.changed", { subject, data: { policy: after }, scopeKeys: forEveryone });
  await desk.audit({ action: "csat.edit", subject, before: outlineOf(before), after: outlineOf(after) });
  return after;
}

function outlineOf({ inboxId: _id, version: _version, texts, ...policy }: CsatPolicy): object {
  const each = Object.entries(texts).flatMap(([kind, byLanguage]) =>
    Object.entries(byLanguage).map(([language, text]) => [`${kind}.${language}`, text] as const),
  );
  return { ...policy, ...Object.fromEntries(each) };
}
