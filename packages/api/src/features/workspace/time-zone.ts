import { DeskError } from "../../desk-error.ts";

/** @throws invalid for a time zone nobody knows */
export function assertTimeZone(timeZone: string, field = "timezone"): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new DeskError("invalid", "bad_input", { fields: { [field]: "unknown" } });
  }
}
