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
      test: /node_modules.(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|clsx|@trpc|@tanstack)[\\/]/,
      priority: 3,
    },
    {
      // The parts of the kit that the inbox shows at once.
      name: "kit",
      test: /node_modules.(@mantine.(hooks|core.esm.(core|components.(ActionIcon|Alert|Anchor|Avatar|Button|Center|CloseButton|DataList|EmptyState|Group|Input|InputBase|Loader|Paper|Stack|Text|Textarea|Title|Transition|UnstyledButton)\b))|@tabler)/,
      priority: 2,
    },
    {
      // What of our own every page of a workspace needs.
      name: "desk",
      test: /packages.(client|contract).src|apps.web.src.(viewer|desk|language|ui.(ago|clock|time|error-words|error-text|seconds-left|fetch-script|hint|icons|menu-on-demand|motion|on-demand|pane|person-avatar|initials|toast)\.)|vite.preload-helper/,
      priority: 1,
    },
  ],
};
