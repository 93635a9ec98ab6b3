/** The settings of help in writing, in English. */
export const suggestionsWords = {
  suggestions: {
    title: "Suggestions",
    lead: "A provider of yours may write drafts of replies. Operators ask for each, read it, and send it or not.",
    provider: "Provider",
    isOn: "Let operators ask for suggestions",
    baseUrl: "Address of the API",
    baseUrlHint: "It speaks as OpenAI's chat completions do: https://api.openai.com/v1, or a server of your own.",
    wrongUrl: "An address begins with https://, and holds no password.",
    model: "Model",
    modelHint: "As the provider calls it",
    key: "Key",
    keyKept: "A key that ends in {{last4}} is kept. Leave this empty to keep it.",
    keyHint: "Kept sealed and never shown again. Empty where none is needed.",
    keyAgain: "Give the key for this address: the kept one goes nowhere else.",
    inboxes: "In these inboxes",
    noInboxes: "There is no inbox yet.",
    saved: "Saved.",
    test: "Test it",
    tested: "It answered in {{ms}} ms: “{{text}}”",
    testFailed: "It did not work",
    sent: "What the provider is told",
    sentLead: "Only when an operator asks, and only this:",
    sentThread:
      "what the person wrote and was answered in this conversation, the last thirty texts: no names, files or notes",
    sentKept: "canned replies and guides that fit, and the workspace's name",
    sentEarlier: "what your members answered the same person in earlier conversations",
    sentNever:
      "Never: other people's words, contact details from the card, keys, or anything else. What people write themselves into a message, a phone number say, is part of it.",
    offers: "Offer canned replies that fit",
    offersHint: "Up to three, above the reply, while somebody waits for an answer. Nothing leaves the desk for it.",
  },
} as const;
