import { type FactKind, openTimeBetween } from "@frontdesk/contract";
import type { Counted, CountedLine, CountedRating, FirstAnswer, Traffic } from "./count-source.queries.ts";
import type { Episode } from "./episodes.ts";

/** Something of a conversation that is counted. */
export interface Fact {
  conversationId: string;
  kind: FactKind;
  /** The message or line it follows from. */
  seq: number;
  at: Date;
  count: number;
  /** How long it took, by the clock and by the inbox's business hours. */
  seconds: number | null;
  businessSeconds: number | null;
  detail: string | null;
  memberId: string | null;
  inboxId: string;
  teamId: string;
  assigneeId: string | null;
}

/** All that a conversation's facts follow from. */
interface Source {
  conversation: Counted;
  episodes: Episode[];
  lines: CountedLine[];
  answers: FirstAnswer[];
  traffic: Traffic[];
  ratings: CountedRating[];
}

type Told = Pick<Fact, "kind" | "seq" | "at"> & Partial<Fact>;

/** The facts of a conversation as it stands. The same source makes the same facts, whenever they are made (I4). */
export function factsOf({ conversation, episodes, lines, answers, traffic, ratings }: Source): Fact[] {
  const { id: conversationId, businessHours, ...place } = conversation;
  const took = (from: Date, to: Date) => ({
    seconds: Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000)),
    businessSeconds: Math.round(openTimeBetween(businessHours, from, to) / 1000),
  });
  const authors = new Map(lines.map(({ seq, memberId }) => [seq, memberId]));

  const openings = episodes.map(({ seq, at }, index): Told => ({ kind: index === 0 ? "opened" : "reopened", seq, at }));
  const closings = episodes.flatMap(({ at: since, closing }): Told[] => {
    if (!closing) return [];
    const { seq, at, assigneeId } = closing;
    return [{ kind: "closed", seq, at, memberId: assigneeId ?? authors.get(seq) ?? null, ...took(since, at) }];
  });
  const told: Told[] = [
    ...openings,
    ...closings,
    ...answers.map(
      ({ seq, at, since, memberId }): Told => ({ kind: "answered", seq, at, memberId, ...took(since, at) }),
    ),
    ...lines.flatMap(({ seq, at, act, memberId }): Told[] =>
      act.name === "escalated" ? [{ kind: "escalated", seq, at, memberId, detail: act.cause }] : [],
    ),
    ...traffic.map(
      ({ direction, seq, at, count, memberId }): Told => ({
        kind: direction === "in" ? "inbound" : "outbound",
        ...{ seq, at, count, memberId },
      }),
    ),
    ...ratings.map(
      ({ seq, at, rating, memberId }): Told => ({ kind: "rated", seq, at, memberId, detail: `${rating}` }),
    ),
  ];
  const blank = { count: 1, seconds: null, businessSeconds: null, detail: null, memberId: null };
  return told.map((fact) => ({ conversationId, ...place, ...blank, ...fact }));
}
