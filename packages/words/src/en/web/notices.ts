/** What a member is told of by the browser while they look elsewhere, in English. */
export const noticesWords = {
  notices: {
    title: "Notices on this device",
    lead: "What the browser tells you of while you look at something else. Pressing one opens the conversation.",
    wish: {
      nothing: "Nothing",
      mine: "My conversations, mentions, and what is handed to me",
      queue: "These, and people whom nobody has taken",
    },
    sound: "With a sound",
    sample: "This is how Frontdesk will tell you",
    denied:
      "The browser does not let this page show notices. Allow them in the site settings beside the address, then choose again.",
    impossible: "This browser shows no notices of this page. Use one on a computer, over https.",
    wrote: "{{name}} writes",
    waits: "{{name}} waits for somebody",
    handed: "Handed to you: {{name}}",
    called: "You are called: {{name}}",
    mentioned: "{{name}} mentions you",
  },
} as const;
