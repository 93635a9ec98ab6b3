import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@trpc/server";
import { createContext, use } from "react";
import type { Desk } from "../desk.ts";
import type { LiveDesk } from "./live-desk.ts";

export interface DeskConnection {
  desk: Desk<AnyRouter>;
  url: string;
  queryClient: QueryClient;
  workspace: string | null;
  onSignedOut(): void;
  onRightsChanged(): void;
}

export const DeskContext = createContext<DeskConnection | null>(null);
export const LiveContext = createContext<LiveDesk | null>(null);

/** @throws where no DeskProvider is around */
export function useDesk(): DeskConnection {
  const desk = use(DeskContext);
  if (!desk) throw new Error("Put this inside a DeskProvider.");
  return desk;
}

/** @throws where no LiveProvider is around */
export function useLiveDesk(): LiveDesk {
  const live = use(LiveContext);
  if (!live) throw new Error("Put this inside a LiveProvider.");
  return live;
}
