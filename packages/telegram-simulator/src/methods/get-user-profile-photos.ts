import { badRequest } from "../bot-api/error.ts";
import { photoSizes } from "../world/photo.ts";
import { findUser } from "../world/room.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getuserprofilephotos. People here have one photo or none. */
export function getUserProfilePhotos({ world, bot, fields }: MethodCall) {
  const userId = fields.integer("user_id");
  if (userId <= 0) throw badRequest("Invalid user_id specified");
  if (!findUser(world, userId)) throw badRequest("user not found");
  const { face, deactivated } = world.people.get(userId) ?? {};
  if (!face || deactivated) return { total_count: 0, photos: [] };
  return { total_count: 1, photos: fields.integer("offset") > 0 ? [] : [photoSizes(world, bot.id, face)] };
}
