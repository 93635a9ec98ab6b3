import { trpc } from "../../../desk.ts";

/** To whom conversations may be handed, and what a queue may be narrowed by; asked anew whenever it is shown. */
export function useDirectory() {
  const query = trpc.conversation.directory.useQuery(undefined, { staleTime: 0 });
  const { members = [], teams = [], inboxes = [] } = query.data?.data ?? {};
  return { members, teams, inboxes, query };
}
