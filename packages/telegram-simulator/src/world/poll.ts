import type { World } from "./world.ts";

/** What a poll asks. */
export interface NewPoll {
  question: string;
  options: string[];
  isAnonymous?: boolean;
  allowsMultipleAnswers?: boolean;
}

/** The Bot API's Poll, before anybody voted. */
export function pollOf({ random }: World, { question, options, isAnonymous = true, allowsMultipleAnswers }: NewPoll) {
  return {
    id: String(random.between(10 ** 14, 10 ** 15 - 1)),
    question,
    options: options.map((text, at) => ({ persistent_id: String(at), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: isAnonymous,
    allows_multiple_answers: allowsMultipleAnswers ?? false,
    allows_revoting: true,
    members_only: false,
    type: "regular",
  };
}
