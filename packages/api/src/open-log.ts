import { type DestinationStream, type Logger, pino } from "pino";

interface LogOptions {
  level: string;
  /** Where lines go; standard output unless told otherwise. */
  to?: DestinationStream | undefined;
}

/** A log of JSON lines. Errors appear by their kind and place, without the values they were about (I18). */
export function openLog({ level, to }: LogOptions): Logger {
  const options = { level, base: null, serializers: { err: describeFailure } };
  return to ? pino(options, to) : pino(options);
}

/**
 * What may be logged of an error. Libraries hang requests, rows and whole clients on theirs, and PostgreSQL quotes the
 * values that it refuses, so only what is named here passes.
 */
export function describeFailure(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  return {
    type: error.constructor.name,
    ...(typeof code === "string" && { code }),
    ...(typeof table === "string" && { table }),
    ...(typeof constraint === "string" && { constraint }),
    ...(quotesValues(code) ? {} : { message: error.message }),
    // The first line of a stack repeats the message.
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
    ...(error.cause !== undefined && { cause: describeFailure(error.cause) }),
  };
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint): their messages hold what somebody typed. */
function quotesValues(code: unknown): boolean {
  return typeof code === "string" && /^2[23][0-9A-Z]{3}$/.test(code);
}
