import type { AppRouter } from "@frontdesk/api";
import { createDeskReact } from "@frontdesk/client/react";

/** The typed hooks of the desk's router, and the provider that carries its connection. */
export const { trpc, DeskProvider } = createDeskReact<AppRouter>();
