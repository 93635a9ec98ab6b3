import type { DeskErrorData, ErrorCode } from "@frontdesk/contract";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { fromDatabase } from "./database-errors.ts";
import { DeskError } from "./desk-error.ts";

const statusOf: Record<ErrorCode, TRPC_ERROR_CODE_KEY> = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  limited: "TOO_MANY_REQUESTS",
  unauthenticated: "UNAUTHORIZED",
  unavailable: "SERVICE_UNAVAILABLE",
};

const codeOf: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "not_found",
  FORBIDDEN: "forbidden",
  UNAUTHORIZED: "unauthenticated",
  TOO_MANY_REQUESTS: "limited",
  SERVICE_UNAVAILABLE: "unavailable",
  INTERNAL_SERVER_ERROR: "unavailable",
  CLIENT_CLOSED_REQUEST: "unavailable",
};

const sentences: Record<ErrorCode, string> = {
  not_found: "There is nothing here under that name.",
  forbidden: "You may not do this.",
  conflict: "Something else happened first.",
  invalid: "Part of this is not right.",
  limited: "That was too much at once. Try again shortly.",
  unauthenticated: "Sign in first.",
  unavailable: "The desk can't do this right now. Try again shortly.",
};

/** Turns whatever a procedure threw into tRPC's error with the right status; the cause stays for the log. */
export function answerError(thrown: unknown): TRPCError {
  const cause = fromDatabase(thrown instanceof TRPCError && thrown.cause ? thrown.cause : thrown);
  if (cause instanceof DeskError) return new TRPCError({ code: statusOf[cause.code], cause });
  if (thrown instanceof TRPCError) return thrown;
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });
}

/** What a caller may know of an error: a code, a reason, the fields at fault, never a stack or SQL (P10). */
export function describeError(error: TRPCError, requestId: string): { message: string; desk: DeskErrorData } {
  const { cause } = error;
  const data: DeskErrorData = {
    code: codeOf[error.code] ?? "invalid",
    reason: null,
    fields: {},
    retryAfterMs: null,
    requestId,
    facts: {},
  };
  if (cause instanceof DeskError) {
    const { fields = {}, facts = {}, retryAfterMs = null, current } = cause.details;
    Object.assign(data, {
      code: cause.code,
      reason: cause.reason,
      fields,
      facts,
      retryAfterMs,
      ...(current && { current }),
    });
  } else if (cause instanceof ZodError) {
    data.reason = "bad_input";
    for (const issue of cause.issues) data.fields[issue.path.join(".") || "input"] ??= issue.code;
  } else if (error.code === "INTERNAL_SERVER_ERROR") {
    data.reason = "internal";
  } else if (error.code === "PAYLOAD_TOO_LARGE") {
    data.reason = "too_large";
  } else if (data.code === "invalid") {
    data.reason = "bad_input";
  }
  return { message: sentences[data.code], desk: data };
}
