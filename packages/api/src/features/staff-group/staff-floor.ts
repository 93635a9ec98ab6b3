import type { StaffGroup } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import { type BotWord, say } from "@frontdesk/words";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { findLinkedMember } from "../telegram-link/index.ts";
import { claimHint } from "./hint.queries.ts";
import { queueForStaff } from "./queue-sends.ts";
import { findViewer } from "./staff-viewer.queries.ts";
import type { Topic } from "./topic.queries.ts";

/** A member at work in a staff group, and where they said what they are answered on. */
export interface StaffFloor {
  group: StaffGroup;
  topic: Topic | undefined;
  /** The desk as they act in it. */
  desk: Desk;
  viewer: Viewer;
  tgMessageId: number;
}

type Sender = ApplyGroupMessage["from"];

/** The member who somebody in the group is, as they act; undefined for whoever is none. */
export async function findStaff({ db, desk, workspaceId }: Duty, from: Sender): Promise<Viewer | undefined> {
  if (from.kind !== "person") return undefined;
  const linked = await findLinkedMember(db, { workspaceId, tgUserId: from.tgUserId });
  return linked && findViewer(db, { workspaceId: desk.workspaceId, memberId: linked.memberId });
}

interface Answer {
  group: StaffGroup;
  topic: Topic | undefined;
  tgMessageId: number;
}

/** Answers somebody where they spoke: in the topic, or in the group at large. */
export async function answerThere(
  desk: Desk,
  { group, topic, tgMessageId }: Answer,
  word: BotWord,
  values: Record<string, string> = {},
): Promise<void> {
  const payload = { what: "say" as const, text: say(group.language, word, values), entities: [], replyTo: tgMessageId };
  await queueForStaff(desk, { group, topicId: topic?.id ?? null, payload });
}

/** Tells somebody whose words go nowhere why, once in a while; it is taken away after a minute. */
export async function hint(desk: Desk, { group, topic, tgMessageId }: Answer, from: Sender): Promise<void> {
  const { db, workspaceId, now } = desk;
  const tgUserId = from.kind === "person" ? from.tgUserId : from.tgChatId;
  if (!(await claimHint(db, { workspaceId, staffGroupId: group.id, tgUserId, now }))) return;
  const text = say(group.language, from.kind === "person" ? "staff.unlinked" : "staff.anonymous");
  const payload = { what: "say" as const, text, entities: [], replyTo: tgMessageId, hintFor: tgUserId };
  await queueForStaff(desk, { group, topicId: topic?.id ?? null, payload });
}

const told = [
  ...(["forbidden", "not_found", "not_yours", "already_taken", "wrong_state", "overtaken"] as const),
  ...(["contact_unreachable", "contact_blocked", "edit_too_long", "too_old", "stale_version"] as const),
];

/**
 * Does what a member asked for, and tells them there where the desk refuses. Use cases refuse before they write, so that
 * nothing of what was refused is done.
 */
export async function attempt(floor: StaffFloor, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { word, values } = refusalWord(error);
    await answerThere(floor.desk, floor, word, values);
  }
}

/** In which words a refusal of the desk's is told. */
export function refusalWord({ reason, code, details }: DeskError): { word: BotWord; values: Record<string, string> } {
  const why = reason ?? code;
  const known = told.find((name) => name === why) ?? "other";
  return { word: `staff.refused.${known}`, values: { reason: why, by: details.facts?.by ?? "" } };
}
