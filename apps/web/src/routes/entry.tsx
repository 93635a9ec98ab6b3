import { Outlet, useRouter } from "@tanstack/react-router";
import { DeskProvider } from "../desk.ts";

/** The pages before a workspace: they ask the desk without naming one. */
export function EntryRoute() {
  const router = useRouter();
  return (
    <DeskProvider workspace={null} onSignedOut={() => void router.navigate({ to: "/sign-in" })}>
      <Outlet />
    </DeskProvider>
  );
}
