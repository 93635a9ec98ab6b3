import { useLocalStorage } from "@mantine/hooks";
import { useEffect } from "react";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";

/** How far a desk is set up; nothing is asked for once it is, or once the reader put its steps aside in this browser. */
export function useSetup() {
  const { workspace, can } = useViewer();
  const [isAside, setAside] = useLocalStorage({
    key: `frontdesk.setup-aside.${workspace.slug}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const enabled = !isAside;
  const counts = trpc.conversation.counts.useQuery().data?.data;
  const bots = trpc.bot.list.useQuery(undefined, { enabled: enabled && can("bot:read") });
  const members = trpc.member.list.useQuery(undefined, { enabled: enabled && can("member:read") });
  const invitations = trpc.invitation.list.useQuery(undefined, { enabled: enabled && can("member:manage") });

  const hasBot = (bots.data?.data.length ?? 0) > 0;
  const hasColleague = (members.data?.data.length ?? 0) > 1 || (invitations.data?.data.length ?? 0) > 0;
  const hasReplied =
    counts !== undefined && (counts.open > counts.waiting || counts.pending + counts.snoozed + counts.closed > 0);
  const isKnown = counts !== undefined && bots.isSuccess && members.isSuccess && invitations.isSuccess;
  const isDone = isKnown && hasBot && hasColleague && hasReplied;
  useEffect(() => {
    if (isDone) setAside(true);
  }, [isDone, setAside]);
  return {
    hasBot,
    hasColleague,
    hasReplied,
    isEverUsed: counts && Object.values(counts).some((count) => count > 0),
    /** Whether steps are open that the reader may take, and has not put aside. */
    isOpen: enabled && isKnown && !isDone,
    putAside: () => setAside(true),
  };
}
