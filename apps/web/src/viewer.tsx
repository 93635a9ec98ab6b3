import type { Me, Membership, Permission } from "@frontdesk/contract";
import { createContext, type ReactNode, useContext, useMemo } from "react";

/** Who looks at the page, as a member of the workspace it shows. */
export interface Viewer extends Membership {
  user: Me["user"];
  workspaces: Me["workspaces"];
  /** Whether the role allows something; the server has the last word. */
  can(permission: Permission): boolean;
}

const ViewerContext = createContext<Viewer | null>(null);

interface ViewerProviderProps {
  me: Me;
  membership: Membership;
  children: ReactNode;
}

/** Tells every component below who looks at it. */
export function ViewerProvider({ me, membership, children }: ViewerProviderProps) {
  const viewer = useMemo<Viewer>(
    () => ({
      ...membership,
      user: me.user,
      workspaces: me.workspaces,
      can: (permission) => membership.permissions.includes(permission),
    }),
    [me, membership],
  );
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The member who looks at the page. @throws outside a workspace */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer needs a ViewerProvider above it");
  return viewer;
}
