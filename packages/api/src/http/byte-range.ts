import type { ByteRange } from "../file-store.ts";

/**
 * What part of a file a Range header asks for (RFC 9110 §14.2): null for all of it, which is also the answer to several
 * ranges at once and to what is none; `unsatisfiable` where it lies beyond the end.
 */
export function rangeIn(header: string | undefined, sizeBytes: number): ByteRange | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") {
    const length = Math.min(Number(to), sizeBytes);
    return length === 0 ? "unsatisfiable" : { first: sizeBytes - length, last: sizeBytes - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return null;
  if (first >= sizeBytes) return "unsatisfiable";
  return { first, last: to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
}
