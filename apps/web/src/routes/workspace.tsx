import { withOpId } from "@frontdesk/client";
import { LiveProvider } from "@frontdesk/client/react";
import type { Me } from "@frontdesk/contract";
import { Center } from "@mantine/core";
import { getRouteApi, Navigate, Outlet, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { DeskProvider, trpc } from "../desk.ts";
import { useNoticeWish } from "../features/notice/notice-choice.ts";
import { SearchButton } from "../features/search/search-button.tsx";
import { rememberWorkspace } from "../features/session/last-workspace.ts";
import { Shell } from "../features/shell/shell.tsx";
import { followAccountLanguage, learnWords } from "../language.ts";
import { onDemand } from "../ui/on-demand.tsx";
import { PaneError, PaneLoading } from "../ui/pane.tsx";
import { useToastError } from "../ui/toast.tsx";
import { ViewerProvider } from "../viewer.tsx";

const route = getRouteApi("/w/$slug");

const NotMember = onDemand(async () => (await import("./not-member.tsx")).NotMember);
const DeskNotices = onDemand(async () => {
  await learnWords("work");
  return (await import("../features/notice/desk-notices.tsx")).DeskNotices;
});
const SignInOverlay = onDemand(async () => {
  await learnWords("entry");
  return (await import("../features/session/sign-in-overlay.tsx")).SignInOverlay;
});

/** A workspace: its connection, who looks at it, and the frame around its pages. */
export function WorkspaceRoute() {
  const { slug } = route.useParams();
  const [turn, setTurn] = useState(0);
  // Whoever signs in over another's page gets a page of their own: nothing that was read for the other stays.
  return <OneWorkspace key={`${slug} ${turn}`} slug={slug} onPersonChanged={() => setTurn(turn + 1)} />;
}

interface OneWorkspaceProps {
  slug: string;
  onPersonChanged: () => void;
}

function OneWorkspace({ slug, onPersonChanged }: OneWorkspaceProps) {
  const [isSignedOut, setSignedOut] = useState(false);
  const signedIn = useCallback(() => setSignedOut(false), []);
  return (
    <DeskProvider workspace={slug} onSignedOut={() => setSignedOut(true)}>
      <Workspace slug={slug} isSignedOut={isSignedOut} onSignedIn={signedIn} onPersonChanged={onPersonChanged} />
    </DeskProvider>
  );
}

interface WorkspaceProps extends OneWorkspaceProps {
  isSignedOut: boolean;
  onSignedIn: () => void;
}

function Workspace({ slug, isSignedOut, onSignedIn, onPersonChanged }: WorkspaceProps) {
  const router = useRouter();
  const toastError = useToastError();
  const [wish] = useNoticeWish();
  const query = trpc.identity.me.useQuery();
  const me = useLastKnown(query.data);
  const signOut = trpc.identity.signOut.useMutation({
    onSuccess: () => void router.navigate({ to: "/sign-in" }),
    onError: toastError,
  });
  const locale = me?.user.locale;
  const membership = me?.membership;
  const isAnother = me && query.data && me.user.id !== query.data.user.id;
  useEffect(() => {
    if (locale) void followAccountLanguage(locale);
  }, [locale]);
  useEffect(() => {
    if (membership) rememberWorkspace(slug);
  }, [slug, membership]);
  useEffect(() => {
    if (isAnother) onPersonChanged();
  }, [isAnother, onPersonChanged]);

  if (!me) {
    if (query.data === null) return <Navigate to="/sign-in" search={{ next: router.state.location.href }} replace />;
    return (
      <Center component="main" h="100%">
        {query.error ? <PaneError error={query.error} onRetry={() => void query.refetch()} /> : <PaneLoading />}
      </Center>
    );
  }
  if (!membership) return <NotMember me={me} />;
  const mayOverride = membership.permissions.includes("conversation:override");
  const isLeaving = signOut.isPending || signOut.isSuccess;
  return (
    <ViewerProvider me={me} membership={membership}>
      <LiveProvider viewer={{ ...membership, name: me.user.name, mayOverride }}>
        <Shell search={<SearchButton />} onSignOut={() => signOut.mutate(withOpId({}))}>
          <Outlet />
        </Shell>
        {wish !== "nothing" && <DeskNotices wish={wish} />}
        {(isSignedOut || query.data === null) && !isLeaving && <SignInOverlay onDone={onSignedIn} />}
      </LiveProvider>
    </ViewerProvider>
  );
}

/** Who was signed in last, while nobody is: the page stays theirs until somebody signs in. */
function useLastKnown(me: Me | null | undefined): Me | null {
  const [last, setLast] = useState<Me | null>(null);
  if (me && me !== last && (last === null || last.user.id === me.user.id)) setLast(me);
  return last;
}
