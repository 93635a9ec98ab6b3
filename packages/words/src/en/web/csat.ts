/** How an inbox asks people how they were helped, in English. */
export const csatWords = {
  csat: {
    title: "Asking how people were helped",
    lead: "After a colleague has closed a conversation, the bot asks once, with buttons. Nobody is asked whom no human being answered, who is blocked, or who has written again.",
    isOn: "Ask",
    scale: "By",
    scaleOf: { five: "One to five", thumbs: "Thumb up or down" },
    delay: "Minutes after closing",
    again: "Not again within days",
    comment: "Hours in which their next message is taken for a word on it",
    commentHint: "It stays in the closed conversation and opens nothing. 0 asks for no word.",
    ask: "The question",
    askHint: "Without a text the bot asks in its own words.",
    thanks: "The thanks",
    thanksHint: "After the first press. Without a text the bot says it in its own words.",
    saved: "Saved. It counts from the next closing.",
    changed: "A colleague has changed this meanwhile. Look again before you save.",
  },
} as const;
