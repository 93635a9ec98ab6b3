import type { ActorKind } from "./events.ts";

/** One privileged act: who did what to what, and how it was before and after. */
export interface AuditEntry {
  id: string;
  at: string;
  actor: { kind: ActorKind; id: string | null; name: string | null };
  /** The procedure's name, such as `member.changeRole`. */
  action: string;
  subject: { type: string; id: string | null; name: string | null };
  ip: string | null;
  agent: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface AuditPage {
  rows: AuditEntry[];
  /** Where the next, older page begins; null at the end. */
  nextCursor: string | null;
}
