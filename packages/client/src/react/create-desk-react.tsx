import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCReact } from "@trpc/react-query";
import type { TRPCProvider } from "@trpc/react-query/shared";
import type { AnyRouter } from "@trpc/server";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { createDesk } from "../desk.ts";
import { createQueryClient } from "../feed/query-client.ts";
import { DeskContext } from "./desk-context.ts";

interface DeskProviderProps {
  /** The slug of the workspace that calls are about; null before one is chosen. */
  workspace: string | null;
  /** The session is over: show the sign-in. */
  onSignedOut(): void;
  children: ReactNode;
  /** The desk's origin; the page's own unless told otherwise. */
  url?: string;
}

/**
 * The desk for React: tRPC's hooks for a router, and the provider they need. Each workspace gets a cache of its own, so
 * that nothing of one is ever shown in another.
 */
export function createDeskReact<Router extends AnyRouter>() {
  const trpc = createTRPCReact<Router>();
  // A router may not have a procedure of this name: tRPC refuses it where the router is known.
  const { Provider } = trpc as { Provider: TRPCProvider<AnyRouter, unknown> };

  function DeskProvider(props: DeskProviderProps) {
    return <OneDesk key={props.workspace} {...props} />;
  }

  function OneDesk({ workspace, onSignedOut, children, url = location.origin }: DeskProviderProps) {
    const signedOut = useRef(onSignedOut);
    useEffect(() => {
      signedOut.current = onSignedOut;
    }, [onSignedOut]);

    const [connection] = useState(() => {
      const queryClient = createQueryClient();
      const refusals = {
        onSignedOut: () => signedOut.current(),
        onRightsChanged: () => void queryClient.invalidateQueries({ queryKey: [["identity", "me"]] }),
      };
      const desk = createDesk<AnyRouter>({ url, ...(workspace === null ? {} : { workspace }), ...refusals });
      return { desk, url, queryClient, workspace, ...refusals };
    });
    useEffect(() => () => connection.desk.close(), [connection]);

    return (
      <DeskContext value={connection}>
        <QueryClientProvider client={connection.queryClient}>
          <Provider client={connection.desk.client} queryClient={connection.queryClient}>
            {children}
          </Provider>
        </QueryClientProvider>
      </DeskContext>
    );
  }

  return { trpc, DeskProvider };
}
