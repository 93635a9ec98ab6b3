import type { GuideProgress } from "@frontdesk/contract";
import type { SkipGuideStep, StartGuide, StopGuide } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle, keysOf, type LockedConversation, lockConversation } from "../conversation/index.ts";
import { getGuide } from "./guide.queries.ts";
import { findProgress, putProgress } from "./guide-progress.queries.ts";

type Progress = GuideProgress | null;

/** Begins to lead a conversation through a guide, in the place of any other. @throws not_found, conflict not_yours */
export async function startGuide(desk: Desk, viewer: Viewer, input: StartGuide): Promise<Progress> {
  const held = await lockConversation(desk.db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  await getGuide(desk.db, viewer, input.guideId);
  return progressTo(desk, held, { guideId: input.guideId, step: 0 });
}

/** Goes on without saying a step. @throws not_found, conflict (not_yours, stale_version) */
export async function skipGuideStep(desk: Desk, viewer: Viewer, input: SkipGuideStep): Promise<Progress> {
  const held = await lockConversation(desk.db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  return passGuideStep(desk, held, input);
}

/** Ends a guide before its end. @throws not_found, conflict not_yours */
export async function stopGuide(desk: Desk, viewer: Viewer, input: StopGuide): Promise<Progress> {
  const held = await lockConversation(desk.db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  return progressTo(desk, held, null);
}

/**
 * A held conversation has the step it was at behind it; after the last one the guide is over. Of two who pass the same
 * step one is told, so that nothing is said twice. @throws conflict stale_version
 */
export async function passGuideStep(
  desk: Desk,
  held: LockedConversation,
  { guideId, step }: GuideProgress,
): Promise<Progress> {
  const { db, workspaceId, whole } = desk;
  const present = await findProgress(db, { workspaceId, conversationId: held.id });
  if (present?.guideId !== guideId || present.step !== step) throw new DeskError("conflict", "stale_version");
  const { steps } = await getGuide(db, { ...whole, memberId: desk.actor.id }, guideId);
  return progressTo(desk, held, step + 1 < steps.length ? { guideId, step: step + 1 } : null);
}

/** Notes how far a conversation has been led, and tells those who see it. */
async function progressTo(desk: Desk, held: LockedConversation, progress: Progress): Promise<Progress> {
  const { db, workspaceId, now } = desk;
  await putProgress(db, { workspaceId, conversationId: held.id, progress, now });
  desk.emit("guide.progressed", {
    subject: { type: "conversation", id: held.id },
    data: { conversationId: held.id, progress },
    scopeKeys: keysOf(held),
  });
  return progress;
}
