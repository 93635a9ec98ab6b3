import { type PresenceFrame, presenceLimits } from "@frontdesk/contract";
import type { ShowPresence } from "@frontdesk/contract/inputs";
import { audienceOf } from "../../feed/audience.ts";
import { glanceAt } from "../../feed/presence/follow-presence.ts";
import type { Following } from "../../trpc.ts";
import { shownBy } from "./show-presence.ts";

/**
 * Shows colleagues what a member is at for `presenceLimits.glanceMs`, and tells all there is to see of them: presence by
 * asking again and again, where a subscription would cost too much. @throws forbidden for an API token
 */
export async function glanceAtPresence(
  { viewer, services }: Pick<Following, "viewer" | "services">,
  input: ShowPresence,
): Promise<PresenceFrame> {
  const { presence } = services;
  const { room, leave } = await presence.enter(viewer.workspaceId);
  presence.endAfter(presenceLimits.glanceMs, leave);
  presence.endAfter(presenceLimits.glanceMs, presence.show(await shownBy({ viewer, services }, input)));
  return glanceAt(room, { audience: audienceOf(viewer), memberId: viewer.memberId });
}
