/** The queue, the person's card, the first steps and the keys, in English. */
export const inboxWords = {
  inbox: {
    mentioned: "You were mentioned",
    title: "Inbox",
    queue: "Queue",
    views: "Views",
    view: {
      mine: "Mine",
      unassigned: "Unassigned",
      waiting: "Waiting",
      pending: "Answered",
      snoozed: "Snoozed",
      open: "All",
      closed: "Closed",
      spam: "Spam",
    },
    moreViews: "More",
    narrow: "Narrow the queue",
    narrowed: "Narrowed",
    select: "Choose several",
    choose: "Choose {{name}}",
    urgency: { low: "Low priority", normal: "Normal priority", high: "High priority", urgent: "Urgent" },
    escalated: "A senior is called",
    list: "Conversations",
    yourself: "You",
    unassigned: "Unassigned",
    waits: "Waits {{time}}",
    waitsSince: "Waiting for an answer since {{time}}",
    answered: "Answered:",
    newAbove_one: "{{count}} new above",
    newAbove_other: "{{count}} new above",
    arrived: "New message from {{name}}",
    loadMore: "Loading more",
    state: { new: "New", open: "Open", pending: "Answered", snoozed: "Snoozed", closed: "Closed", spam: "Spam" },
    pick: "Choose a conversation",
    pickHint: "Use j and k to move, Enter to open. Press ? to see every key.",
    noAccess: "Your role does not include conversations",
    noAccessHint: "An owner or admin can give you a role that does.",
  },

  card: {
    label: "About {{name}}",
  },

  keys: {
    show: "Keyboard shortcuts",
  },
} as const;
