import type { Scope } from "@frontdesk/contract";
import { type ReactNode, useEffect, useState } from "react";
import { LiveContext, useDesk } from "./desk-context.ts";
import { type LiveDesk, openLiveDesk } from "./live-desk.ts";

interface LiveProviderProps {
  viewer: { memberId: string; name: string; scope: Scope; teamIds: readonly string[] };
  children: ReactNode;
}

/** Keeps what is inside up to date for a member of the workspace, from the first render on. */
export function LiveProvider({ viewer: { memberId, name, scope, teamIds }, children }: LiveProviderProps) {
  const { desk, url, queryClient, workspace, onSignedOut, onRightsChanged } = useDesk();
  const [live, setLive] = useState<LiveDesk | null>(null);
  // The same teams are another array in every answer.
  const teams = teamIds.join();

  useEffect(() => {
    if (workspace === null) throw new Error("A LiveProvider needs a workspace.");
    const viewer = { memberId, name, scope, teamIds: teams === "" ? [] : teams.split(",") };
    const opened = openLiveDesk({ desk, url, queryClient, workspace, viewer, onSignedOut, onRightsChanged });
    setLive(opened);
    return () => opened.close();
  }, [desk, url, queryClient, workspace, memberId, name, scope, teams, onSignedOut, onRightsChanged]);

  return live && <LiveContext value={live}>{children}</LiveContext>;
}
