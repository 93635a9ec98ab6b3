import type { Logger } from "pino";
import { DeskError } from "../desk-error.ts";

interface Failure {
  error: Error & { code: string };
  path: string | undefined;
  requestId: string;
}

/** Logs what a caller can't be told: only failures of ours, with the reference the caller was given. */
export function logError(log: Logger, { error, path, requestId }: Failure): void {
  if (error.cause instanceof DeskError && error.cause.code !== "unavailable") return;
  if (error.code !== "INTERNAL_SERVER_ERROR" && error.code !== "SERVICE_UNAVAILABLE") return;
  log.error({ path, requestId, err: error.cause ?? error }, "a call failed");
}
