import { types } from "pg";

const INT8 = 20;
const DATE = 1082;
const INTERVAL = 1186;

/**
 * How values arrive: int8 as a number, date and interval as PostgreSQL's text (a day has no zone), the rest as pg's own,
 * so timestamptz is a Date and jsonb is parsed. @throws RangeError for an int8 that a number can't hold exactly
 */
export const resultParsers = {
  getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
    if (oid === INT8) return exactNumber;
    if (oid === DATE || oid === INTERVAL) return String;
    return types.getTypeParser(oid, format === "binary" ? "text" : format);
  },
};

function exactNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large for a number`);
  return number;
}
