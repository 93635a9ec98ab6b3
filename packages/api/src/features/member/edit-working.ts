import { isDeepStrictEqual } from "node:util";
import { type AuditedAct, isSkilled, type Member, type Working } from "@frontdesk/contract";
import type { EditWorking, KeepHours } from "@frontdesk/contract/inputs";
import { assertMember, forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertTimeZone } from "../workspace/index.ts";
import { changeWorking, getMember, lockMember } from "./member.queries.ts";

/**
 * Decides how much of what a member takes, and when. The same again changes nothing.
 * @throws not_found, invalid for a time zone nobody knows, conflict stale_version
 */
export async function editWorking(desk: Desk, input: EditWorking): Promise<Member> {
  const { capacity, hours, skills, languages } = input;
  const before = await lockUnchanged(desk, input);
  const working = { capacity, hours, skills: eachOnce(skills), languages: [...new Set(languages)] };
  return keepWorking(desk, { before, working, action: "member.editWorking" });
}

/**
 * Keeps the caller's own working hours. The same again changes nothing.
 * @throws forbidden for an API token, invalid for a time zone nobody knows, conflict stale_version
 */
export async function keepHours(desk: Desk, viewer: Viewer, { hours, version }: KeepHours): Promise<Member> {
  const before = await lockUnchanged(desk, { memberId: assertMember(viewer), version });
  const { capacity, skills, languages } = before;
  return keepWorking(desk, { before, working: { capacity, hours, skills, languages }, action: "member.keepHours" });
}

async function lockUnchanged({ db, workspaceId }: Desk, { memberId, version }: { memberId: string; version: number }) {
  const member = await lockMember(db, { workspaceId, memberId });
  if (member.version !== version) throw new DeskError("conflict", "stale_version");
  return member;
}

interface Change {
  before: Member;
  working: Working;
  action: AuditedAct;
}

async function keepWorking(desk: Desk, { before, working, action }: Change): Promise<Member> {
  const { db, workspaceId, now } = desk;
  const { id: memberId } = before;
  if (working.hours) assertTimeZone(working.hours.timezone, "hours.timezone");
  if (isDeepStrictEqual(working, outlineOf(before))) return before;
  await changeWorking(db, { workspaceId, memberId, now, working });
  const member = await getMember(db, { workspaceId, memberId });
  const subject = { type: "member", id: memberId };
  desk.emit("member.changed", { subject, data: { member }, scopeKeys: forEveryone });
  await desk.audit({ action, subject, before: outlineOf(before), after: outlineOf(member) });
  return member;
}

function eachOnce(skills: string[]): string[] {
  return skills.filter((skill, index) => !isSkilled(skills.slice(0, index), skill));
}

function outlineOf({ capacity, hours, skills, languages }: Working): Working {
  return { capacity, hours, skills, languages };
}
