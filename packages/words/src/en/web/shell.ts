/** The frame around every page, in English. */
export const shellWords = {
  nav: {
    label: "Main",
    inbox: "Inbox",
    dashboard: "Dashboard",
    settings: "Settings",
    collapse: "Show icons only",
    expand: "Show names",
    waiting_one: "{{count}} unassigned",
    waiting_other: "{{count}} unassigned",
  },

  me: { menu: "Your menu", profile: "Profile", signOut: "Sign out" },

  presence: {
    label: "How colleagues see you",
    online: "Online",
    busy: "Busy",
    away: "Away",
    offline: "Offline",
    onDesk: "On the desk",
    load: "{{load}} of {{capacity}}",
    loadHint: "New, open and pending conversations",
    looking: "{{name}} is looking",
    lookingMore: "{{name}} and {{others}} more are looking",
    typing: "{{name}} is typing…",
    typingMore: "{{name}} and {{others}} more are typing…",
  },

  live: {
    label: "Connection",
    connecting: "Connecting",
    live: "Live",
    catchingUp: "Catching up ({{count}})",
    reconnecting: "Reconnecting in {{seconds}} s",
    reconnectingNow: "Reconnecting",
    retryNow: "retry now",
    offline: "Offline since {{time}}",
    signedOut: "Signed out: sign in to go on",
    refused: "Not followed: your role doesn't allow it",
    ws: "over WebSocket",
    sse: "over server-sent events",
    stale: "What you see is from {{time}} ({{age}} ago). It updates by itself once the connection is back.",
  },

  trouble: {
    database:
      "The desk can't reach its database since {{time}}. You can read what is here; what you send is kept and goes out as soon as it is back.",
    noBot: "No bot is connected: nobody can write to you, and nothing can be sent.",
    noBotAction: "Connect a bot",
    botAction: "Look at the bot",
  },

  toast: { more_one: "{{count}} more notice", more_other: "{{count}} more notices", label: "Notices" },
} as const;
