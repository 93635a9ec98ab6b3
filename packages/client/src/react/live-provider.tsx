import { type ReactNode, useEffect, useState } from "react";
import { LiveContext, useDesk } from "./desk-context.ts";
import { type LiveDesk, type LiveViewer, openLiveDesk } from "./live-desk.ts";

interface LiveProviderProps {
  viewer: LiveViewer;
  children: ReactNode;
}

/** Keeps what is inside up to date for a member of the workspace, from the first render on. */
export function LiveProvider({ viewer, children }: LiveProviderProps) {
  const { memberId, name, scope, teamIds, mayOverride } = viewer;
  const { desk, url, queryClient, workspace, onSignedOut, onRightsChanged } = useDesk();
  const [live, setLive] = useState<LiveDesk | null>(null);
  // The same teams are another array in every answer.
  const teams = teamIds.join();

  useEffect(() => {
    if (workspace === null) throw new Error("A LiveProvider needs a workspace.");
    const whose = { memberId, name, scope, mayOverride, teamIds: teams === "" ? [] : teams.split(",") };
    const opened = openLiveDesk({ desk, url, queryClient, workspace, viewer: whose, onSignedOut, onRightsChanged });
    setLive(opened);
    return () => opened.close();
  }, [desk, url, queryClient, workspace, memberId, name, scope, teams, mayOverride, onSignedOut, onRightsChanged]);

  return live && <LiveContext value={live}>{children}</LiveContext>;
}
