import type { ErrorCode, ErrorReason } from "@frontdesk/contract";

/** What a refused call rejects with, to be matched: `expect(call).rejects.toMatchObject(refusal("conflict", "no_change"))`. */
export function refusal(code: ErrorCode, reason: ErrorReason | null = null, facts: Record<string, string> = {}) {
  return { data: { desk: { code, reason, facts } } };
}
