import { deskErrorOf } from "@frontdesk/client";

/**
 * The form fields that the server refused. Where the form's own error says why, they are only marked; otherwise each
 * carries `sentence`, since the server's words are for programs.
 */
export function refusedFields(error: unknown, sentence: string): Record<string, string | true> {
  const { fields, reason } = deskErrorOf(error);
  const mark = reason === null || reason === "bad_input" ? sentence : true;
  return Object.fromEntries(Object.keys(fields).map((path) => [path.split(".").at(-1) ?? path, mark]));
}
