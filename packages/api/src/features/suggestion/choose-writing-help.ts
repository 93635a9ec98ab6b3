import type { ChooseWritingHelp } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { chooseOffers } from "./provider.queries.ts";

/** Whether canned replies that fit are offered to a member unasked, on every device. @throws forbidden for an API token */
export async function chooseWritingHelp(
  desk: Desk,
  viewer: Viewer,
  { offersReplies }: ChooseWritingHelp,
): Promise<null> {
  const { db, workspaceId } = desk;
  const memberId = assertMember(viewer);
  await chooseOffers(db, { workspaceId, memberId, offersReplies });
  desk.emit("suggestion.help_chosen", {
    subject: { type: "member", id: memberId },
    data: { offersReplies },
    scopeKeys: [`member:${memberId}`],
  });
  return null;
}
