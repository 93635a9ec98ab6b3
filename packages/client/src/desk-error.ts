import { type DeskErrorData, type ErrorCode, errorCodes } from "@frontdesk/contract";
import { TRPCClientError } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";

/** Reads anything thrown by a call. What never reached the desk is `unavailable`; a fault of our own has reason `internal`. */
export function deskErrorOf(error: unknown): DeskErrorData {
  if (!(error instanceof TRPCClientError)) return describe("unavailable", "internal");
  const told: unknown = error.data?.desk;
  if (isDeskErrorData(told)) return told;
  return describe(codeOfStatus(statusOf(error)), null);
}

/** A `TRPCClientError` that `deskErrorOf` reads as `code`, for refusals that came without an answer, such as a close code. */
export function errorWithCode(
  code: ErrorCode,
  message: string,
  reason: DeskErrorData["reason"] = code === "unauthenticated" ? "signed_out" : null,
): TRPCClientError<AnyRouter> {
  return TRPCClientError.from({ error: { code: -32000, message, data: { desk: describe(code, reason) } } });
}

function describe(code: ErrorCode, reason: DeskErrorData["reason"]): DeskErrorData {
  return { code, reason, fields: {}, retryAfterMs: null, requestId: "", facts: {} };
}

function isDeskErrorData(told: unknown): told is DeskErrorData {
  if (typeof told !== "object" || told === null || !("code" in told)) return false;
  return errorCodes.some((code) => code === told.code);
}

// A proxy in between answers in its own words: only the status is left to go by.
function statusOf({ data, meta }: TRPCClientError<AnyRouter>): number | null {
  const response: unknown = meta?.response;
  if (data?.httpStatus) return data.httpStatus;
  return typeof response === "object" && response && "status" in response ? Number(response.status) : null;
}

const codesOfStatus: Record<number, ErrorCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  429: "limited",
};

function codeOfStatus(status: number | null): ErrorCode {
  if (status === null || status < 400 || status >= 500) return "unavailable";
  return codesOfStatus[status] ?? "invalid";
}
