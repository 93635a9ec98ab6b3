/** Search, in English. */
export const searchWords = {
  search: {
    open: "Search",
    placeholder: "Search messages, people or #number",
    hint: "Words in any form, “phrases” in quotes, -without a word",
    people: "Conversations",
    said: "Messages",
    nothing: "Nothing was found.",
    searching: "Searching…",
  },
} as const;
