import type { Direction } from "./conversation.ts";

export const searchLimits = { textMin: 2, textMax: 120, pageSize: 20, pageMax: 50 } as const;

/** A stretch of an excerpt; `isMatch` where it is what was asked for. */
export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

/** A message that holds what was asked for, and where it stands. `createdAt` is ISO 8601. */
export interface FoundMessage {
  id: string;
  seq: number;
  direction: Direction;
  authorName: string;
  excerpt: ExcerptPart[];
  createdAt: string;
  conversation: { id: string; number: number; contact: { id: string; name: string; avatar: string | null } };
}
