import { LiveProvider } from "@frontdesk/client/react";
import type { Me } from "@frontdesk/contract";
import { Anchor, Center, EmptyState } from "@mantine/core";
import { getRouteApi, Link, Navigate, Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { DeskProvider, trpc } from "../desk.ts";
import { rememberWorkspace } from "../features/session/last-workspace.ts";
import { Shell } from "../features/shell/shell.tsx";
import { followAccountLanguage } from "../language.ts";
import { PaneError, PaneLoading } from "../ui/pane.tsx";
import { ViewerProvider } from "../viewer.tsx";

const route = getRouteApi("/w/$slug");

/** A workspace: its connection, who looks at it, and the frame around its pages. */
export function WorkspaceRoute() {
  const { slug } = route.useParams();
  const router = useRouter();
  const signIn = () => {
    const { href, pathname } = router.state.location;
    // Signing out tells of it twice: by the button, and by the connection that ends.
    if (pathname.startsWith("/w/")) void router.navigate({ to: "/sign-in", search: { next: href } });
  };
  return (
    <DeskProvider key={slug} workspace={slug} onSignedOut={signIn}>
      <Workspace slug={slug} />
    </DeskProvider>
  );
}

function Workspace({ slug }: { slug: string }) {
  const router = useRouter();
  const me = trpc.identity.me.useQuery();
  const locale = me.data?.user.locale;
  const membership = me.data?.membership;
  useEffect(() => {
    if (locale) void followAccountLanguage(locale);
  }, [locale]);
  useEffect(() => {
    if (membership) rememberWorkspace(slug);
  }, [slug, membership]);

  if (me.data === undefined) {
    const content = me.error ? <PaneError error={me.error} onRetry={() => void me.refetch()} /> : <PaneLoading />;
    return (
      <Center component="main" h="100%">
        {content}
      </Center>
    );
  }
  if (me.data === null) return <Navigate to="/sign-in" search={{ next: router.state.location.href }} replace />;
  if (!membership) return <NotMember me={me.data} />;
  return (
    <ViewerProvider me={me.data} membership={membership}>
      <LiveProvider viewer={membership}>
        <Shell onSignedOut={() => void router.navigate({ to: "/sign-in" })}>
          <Outlet />
        </Shell>
      </LiveProvider>
    </ViewerProvider>
  );
}

function NotMember({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <Center component="main" h="100%" p="md">
      <EmptyState
        title={<h1 className="plain">{t("workspaces.notMember")}</h1>}
        description={t("workspaces.notMemberHint", { email: me.user.email })}
      >
        <EmptyState.Actions>
          <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t("error.home")}</Anchor>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  );
}
