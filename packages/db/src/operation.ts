/** One mutation by its caller's `opId`, so that repeating it is safe (P2). */
export interface Op {
  readonly actorId: string;
  readonly opId: string;
  readonly procedure: string;
  readonly inputHash: string;
  /** False where the answer holds a secret: it is given once and never stored. */
  readonly keepsAnswer: boolean;
}

/** What the log of operations says when a transaction claims one: `claim_op` of 0001_spine.sql. */
export type Claim =
  | { readonly fresh: true }
  | { readonly fresh: false; readonly mismatch: boolean; readonly kept: boolean; readonly answer: unknown };

/** The `opId` was used before, for another input, or for an answer that was not kept. */
export class OpConflict extends Error {
  override readonly name = "OpConflict";
  readonly reason: "op_mismatch" | "already_done";

  constructor(reason: "op_mismatch" | "already_done") {
    super(`The operation was refused: ${reason}.`);
    this.reason = reason;
  }
}

/** The stored answer of an operation that was done before. @throws OpConflict when there is none to give */
export function storedAnswer(claim: Claim & { fresh: false }): unknown {
  if (claim.mismatch) throw new OpConflict("op_mismatch");
  if (!claim.kept) throw new OpConflict("already_done");
  return claim.answer;
}
