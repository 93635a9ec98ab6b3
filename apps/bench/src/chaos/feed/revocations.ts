import { withOpId } from "@frontdesk/client";
import type { Person } from "../../people.ts";
import { untilAnswered } from "../eventually.ts";
import type { Leaver, LoggedEvent, Reader } from "./crowd.ts";

/** Somebody who was put out, and when the desk said so. */
export interface Revoked {
  leaver: Leaver;
  /** Milliseconds since 1970. */
  at: number;
}

/** P8: nothing that happened later than this after a revocation is told any more, in milliseconds. */
const graceMs = 2_000;

/** Puts somebody out in their way: by their token, by their own signing out, or by their membership. */
export async function revoke({ desk }: Person, leaver: Leaver): Promise<Revoked> {
  const { client } = desk;
  if (leaver.how === "token") {
    const input = withOpId({ tokenId: leaver.id });
    await untilAnswered((call) => client.token.revoke.mutate(input, call));
  } else if (leaver.how === "member") {
    const input = withOpId({ memberId: leaver.id, version: 1 });
    await untilAnswered((call) => client.member.remove.mutate(input, call));
  } else {
    const input = withOpId({});
    await untilAnswered(async (call) => leaver.readers[0]?.desk.client.identity.signOut.mutate(input, call));
  }
  return { leaver, at: Date.now() };
}

/** [P8] What those who were put out were told of the time after it, by the clock of the database. */
export function toldTooLate(revoked: readonly Revoked[], log: readonly LoggedEvent[]): string[] {
  const times = new Map(log.map(({ seq, at }) => [seq, at.getTime()]));
  return revoked.flatMap(({ leaver, at }) =>
    leaver.readers.flatMap(({ who, seqs }) => {
      const late = seqs.filter((seq) => (times.get(seq) ?? 0) > at + graceMs);
      const mostMs = Math.max(...late.map((seq) => (times.get(seq) ?? 0) - at));
      return late.length > 0
        ? [`P8: ${who} was told ${late.length} events up to ${mostMs} ms after they were put out`]
        : [];
    }),
  );
}

/** Whether the desk has refused them. */
export function isOut({ ends }: Reader): boolean {
  return ends.length > 0;
}
