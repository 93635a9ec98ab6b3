import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { readQueueSearch } from "./features/inbox/queue/queue-search.ts";
import { readDashboardSearch } from "./features/statistics/dashboard-search.ts";
import { learnWords } from "./language.ts";
import { PageError } from "./routes/page-error.tsx";
import { fetchScript } from "./ui/fetch-script.ts";

// The router alone would reload the page at the first failure, and there is no page while the server is away.
const page: typeof lazyRouteComponent = (fetch, name) => lazyRouteComponent(() => fetchScript(fetch), name);

const PageMissing = page(() => import("./routes/page-missing.tsx"), "PageMissing");

const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing });

// Before a workspace is chosen.
const entry = createRoute({
  getParentRoute: () => root,
  id: "entry",
  component: page(async () => {
    await learnWords("entry");
    return import("./routes/entry.tsx");
  }, "EntryRoute"),
});
const home = createRoute({
  getParentRoute: () => entry,
  path: "/",
  component: page(() => import("./routes/home.tsx"), "HomeRoute"),
});
const setUp = createRoute({
  getParentRoute: () => entry,
  path: "/setup",
  component: page(() => import("./routes/set-up.tsx"), "SetUpRoute"),
});
const signIn = createRoute({
  getParentRoute: () => entry,
  path: "/sign-in",
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (isOwnPath(next) ? { next } : {}),
  component: page(() => import("./routes/sign-in.tsx"), "SignInRoute"),
});
const join = createRoute({
  getParentRoute: () => entry,
  path: "/join/$secret",
  component: page(() => import("./routes/join.tsx"), "JoinRoute"),
});
const forgot = createRoute({
  getParentRoute: () => entry,
  path: "/forgot",
  component: page(() => import("./routes/forgot.tsx"), "ForgotRoute"),
});
const reset = createRoute({
  getParentRoute: () => entry,
  path: "/reset/$secret",
  component: page(() => import("./routes/reset.tsx"), "ResetRoute"),
});
const newWorkspace = createRoute({
  getParentRoute: () => entry,
  path: "/new",
  component: page(() => import("./routes/new-workspace.tsx"), "NewWorkspaceRoute"),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$slug",
  component: page(() => import("./routes/workspace.tsx"), "WorkspaceRoute"),
});
const workspaceHome = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/w/$slug/inbox", params, replace: true });
  },
});

const inbox = createRoute({
  getParentRoute: () => workspace,
  path: "/inbox",
  validateSearch: readQueueSearch,
  component: page(() => import("./routes/inbox.tsx"), "InboxRoute"),
});
const noConversation = createRoute({
  getParentRoute: () => inbox,
  path: "/",
  component: page(() => import("./routes/inbox.tsx"), "NoConversationRoute"),
});
const conversation = createRoute({
  getParentRoute: () => inbox,
  path: "/$conversationId",
  // The message to show: whoever comes from a search wants to see where it was said.
  validateSearch: ({ message }: Record<string, unknown>): { message?: string } =>
    typeof message === "string" ? { message } : {},
  component: page(() => import("./routes/conversation.tsx"), "ConversationRoute"),
});

const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: "/dashboard",
  validateSearch: readDashboardSearch,
  component: page(async () => {
    await learnWords("dashboard");
    return import("./routes/dashboard.tsx");
  }, "DashboardRoute"),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: page(async () => {
    await learnWords("settings");
    return import("./routes/settings.tsx");
  }, "SettingsRoute"),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: page(() => import("./routes/settings.tsx"), "SettingsHomeRoute"),
});
const bots = createRoute({
  getParentRoute: () => settings,
  path: "/bots",
  component: page(() => import("./features/bot/bots-page.tsx"), "BotsPage"),
});
const bot = createRoute({
  getParentRoute: () => settings,
  path: "/bots/$botId",
  component: page(() => import("./routes/bot.tsx"), "BotRoute"),
});
const inboxes = createRoute({
  getParentRoute: () => settings,
  path: "/inboxes",
  component: page(() => import("./features/inbox-settings/inboxes-page.tsx"), "InboxesPage"),
});
const inboxSettings = createRoute({
  getParentRoute: () => settings,
  path: "/inboxes/$inboxId",
  component: page(() => import("./routes/inbox-settings.tsx"), "InboxSettingsRoute"),
});
const teams = createRoute({
  getParentRoute: () => settings,
  path: "/teams",
  component: page(() => import("./features/team/teams-page.tsx"), "TeamsPage"),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: "/teams/$teamId",
  component: page(() => import("./routes/team.tsx"), "TeamRoute"),
});
const tags = createRoute({
  getParentRoute: () => settings,
  path: "/tags",
  component: page(async () => {
    await learnWords("people");
    return import("./features/tag/tags-page.tsx");
  }, "TagsPage"),
});
const fields = createRoute({
  getParentRoute: () => settings,
  path: "/fields",
  component: page(async () => {
    await learnWords("people");
    return import("./features/custom-field/fields-page.tsx");
  }, "FieldsPage"),
});
const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  component: page(() => import("./features/member/members-page.tsx"), "MembersPage"),
});
const tokens = createRoute({
  getParentRoute: () => settings,
  path: "/tokens",
  component: page(() => import("./features/token/tokens-page.tsx"), "TokensPage"),
});
const status = createRoute({
  getParentRoute: () => settings,
  path: "/status",
  component: page(() => import("./features/status/status-page.tsx"), "StatusPage"),
});
const connections = createRoute({
  getParentRoute: () => settings,
  path: "/connections",
  component: page(() => import("./features/connections/connections-page.tsx"), "ConnectionsPage"),
});
const workspaceSettings = createRoute({
  getParentRoute: () => settings,
  path: "/workspace",
  component: page(() => import("./features/workspace/workspace-page.tsx"), "WorkspacePage"),
});
const replies = createRoute({
  getParentRoute: () => settings,
  path: "/replies",
  component: page(async () => {
    await learnWords("writing");
    return import("./routes/replies.tsx");
  }, "RepliesRoute"),
});
const suggestions = createRoute({
  getParentRoute: () => settings,
  path: "/suggestions",
  component: page(() => import("./features/suggestion/suggestions-page.tsx"), "SuggestionsPage"),
});
const sla = createRoute({
  getParentRoute: () => settings,
  path: "/sla",
  component: page(() => import("./features/sla/sla-page.tsx"), "SlaPage"),
});
const unsent = createRoute({
  getParentRoute: () => workspace,
  path: "/unsent",
  component: page(async () => {
    await learnWords("writing");
    return import("./features/inbox/writing/unsent-page.tsx");
  }, "UnsentPage"),
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: page(() => import("./routes/profile.tsx"), "ProfileRoute"),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: "/roles",
  component: page(() => import("./features/role/roles-page.tsx"), "RolesPage"),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  component: page(() => import("./features/audit/audit-page.tsx"), "AuditPage"),
});
const security = createRoute({
  getParentRoute: () => settings,
  path: "/security",
  component: page(() => import("./features/account/security-page.tsx"), "SecurityPage"),
});

/** Every address of the app; pages are fetched when they are first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    entry.addChildren([home, setUp, signIn, join, forgot, reset, newWorkspace]),
    workspace.addChildren([
      workspaceHome,
      unsent,
      dashboard,
      inbox.addChildren([noConversation, conversation]),
      settings.addChildren([
        settingsHome,
        replies,
        sla,
        suggestions,
        bots,
        bot,
        inboxes,
        inboxSettings,
        teams,
        team,
        tags,
        fields,
        members,
        roles,
        tokens,
        audit,
        status,
        connections,
        workspaceSettings,
        profile,
        security,
      ]),
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: PageMissing,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

// A path to go on to comes from the address bar: only paths of this desk are followed.
function isOwnPath(path: unknown): path is string {
  return typeof path === "string" && /^\/(?![/\\])/.test(path);
}
