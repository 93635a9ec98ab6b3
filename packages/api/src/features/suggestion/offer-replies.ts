import { type ReplyOffer, suggestionLimits } from "@frontdesk/contract";
import type { GetOffers } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { getAsked, rankReplies } from "./material.queries.ts";

/** The canned replies that fit what a person said up to a message, best first, with why; no provider is asked. @throws not_found */
export async function offerReplies(db: Reader, reach: Reach, { messageId }: GetOffers): Promise<ReplyOffer[]> {
  const asked = await getAsked(db, reach, messageId);
  return asked.text === "" ? [] : rankReplies(db, reach, { ...asked, limit: suggestionLimits.offers });
}
