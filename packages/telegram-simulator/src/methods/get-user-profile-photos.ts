import { badRequest } from "../bot-api/error.ts";
import { findUser } from "../world/room.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getuserprofilephotos. Nobody here has a photo. */
export function getUserProfilePhotos({ world, fields }: MethodCall) {
  const userId = fields.integer("user_id");
  if (userId <= 0) throw badRequest("Invalid user_id specified");
  if (!findUser(world, userId)) throw badRequest("user not found");
  return { total_count: 0, photos: [] };
}
