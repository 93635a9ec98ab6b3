import { deskErrorOf } from "@frontdesk/client";

/** The form fields that the server refused, each with `sentence`: its own words are for programs. */
export function refusedFields(error: unknown, sentence: string): Record<string, string> {
  const paths = Object.keys(deskErrorOf(error).fields);
  return Object.fromEntries(paths.map((path) => [path.split(".").at(-1) ?? path, sentence]));
}
