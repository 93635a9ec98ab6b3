const laterHooks = [
  ...["click-outside", "collapse", "debounced-callback", "debounced-value", "drag", "focus-return", "focus-trap"],
  ...["long-press", "mutation-observer", "shallow-effect", "timeout"],
];
/** The icons that the queue and a thread show before anything is clicked, by the set's own names. */
const inboxIcons =
  "AlarmSnooze AlertTriangle Archive ArrowBackUp ArrowDown ArrowForwardUp ArrowLeft ArrowUp ChartBar Check Clock CloudOff Copy DotsVertical Download ExternalLink File FileOff Filter Flag HandGrab HandStop Hourglass Inbox InfoCircle Keyboard LayoutSidebarLeftCollapse LayoutSidebarLeftExpand Lifebuoy ListCheck MapPin MessageCircle MessageReport Messages Microphone Paperclip Pencil Photo PhotoOff PlayerPlay QuestionMark Refresh Search Selector Send Settings User X".split(
    " ",
  );

/**
 * How the built script is cut into files. Left to itself the bundler makes a file of every few lines that two pages
 * share: sixty for the inbox's first load, each a round trip on a far network. These make fifteen of them. What is
 * fetched on demand (dialogs, menus, notices, forms) is in none of the groups and stays with who asks for it.
 */
export const chunks = {
  includeDependenciesRecursively: false,
  groups: [
    {
      // Changes only when a dependency does, so that browsers keep it from one release to the next.
      name: "framework",
      test: /node_modules.(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|clsx|@trpc|@tanstack)[\\/](?!react-virtual|virtual-core)/,
      priority: 3,
    },
    {
      // Of what the inbox has anyway, only what dialogs, menus, forms and settings need.
      name: "kit-later",
      test: new RegExp(
        `@mantine.hooks.esm.use-(${laterHooks.join("|")})|icons-react.dist.esm.icons.Icon(?!(${inboxIcons.join("|")})\\.)`,
      ),
      priority: 3,
    },
    {
      // The parts of the kit that the inbox shows at once.
      name: "kit",
      test: /node_modules.(@mantine.(hooks|core.esm.(core|components.(ActionIcon|Alert|Anchor|Avatar|Button|Center|CloseButton|Group|Loader|Text|Transition|UnstyledButton)\b))|@tabler)/,
      priority: 2,
    },
    {
      // What of our own every page of a workspace needs.
      name: "desk",
      test: /packages.(client|contract).src(?!.presence.(?!live-presence|presence-view)|.acts.|.(business-hours|zoned-clock|escalation|text-language|inbox\.|team\.|saved-view|tag|canned|guide|statistics|sla-clock|open-time|formatted-text-|template|suggestion|identity-audit))|apps.web.src.(viewer|desk|address|language|ui.(ago|clock|time|error-words|error-text|seconds-left|fetch-script|hint|icons|menu-on-demand|motion|on-demand|pane|person-avatar|initials|toast)\.)|vite.preload-helper/,
      priority: 1,
    },
  ],
};
