/** The frame around every page, in English. */
export const shellWords = {
  nav: {
    label: "Main",
    inbox: "Inbox",
    settings: "Settings",
    collapse: "Show icons only",
    expand: "Show names",
    waiting_one: "{{count}} unassigned",
    waiting_other: "{{count}} unassigned",
  },

  me: { menu: "Your menu", profile: "Profile", signOut: "Sign out" },

  live: {
    label: "Connection",
    connecting: "Connecting",
    live: "Live",
    catchingUp: "Catching up ({{count}})",
    reconnecting: "Reconnecting in {{seconds}} s",
    reconnectingNow: "Reconnecting",
    retryNow: "retry now",
    offline: "Offline since {{time}}",
    ws: "over WebSocket",
    sse: "over server-sent events",
    stale: "What you see is from {{time}} ({{age}} ago). It updates by itself once the connection is back.",
  },

  toast: { more_one: "{{count}} more notice", more_other: "{{count}} more notices", label: "Notices" },
} as const;
