import { badRequest } from "../bot-api/error.ts";
import { announceRoom } from "../world/room.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

const actions = new Set([
  ...["cancel", "typing", "record_video", "upload_video", "record_audio", "upload_audio", "record_voice"],
  ...["upload_voice", "upload_photo", "upload_document", "choose_sticker", "pick_up_location", "find_location"],
  ...["record_video_note", "upload_video_note"],
]);
/** How long a phone shows the action. */
const shownMs = 5000;

/** https://core.telegram.org/bots/api#sendchataction */
export function sendChatAction(call: MethodCall): true {
  const action = call.fields.text("action").toLowerCase();
  if (!actions.has(action)) throw badRequest("Wrong parameter action in request");
  const room = findWritableChat(call);
  if (action === "cancel") delete room.chat.busyUntil;
  else room.chat.busyUntil = call.now + shownMs;
  announceRoom(call.world, room);
  return true;
}
