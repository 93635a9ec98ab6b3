import type { Answer, Directory } from "@frontdesk/contract";
import type { QueryClient } from "@tanstack/react-query";

/** A colleague's name, where whom conversations may be handed to was asked for lately; null where it was not. */
export function nameIn(client: QueryClient, memberId: string): string | null {
  const known = client.getQueriesData<Answer<Directory>>({ queryKey: [["conversation", "directory"]] });
  const members = known.flatMap(([, answer]) => answer?.data.members ?? []);
  return members.find(({ id }) => id === memberId)?.name ?? null;
}
