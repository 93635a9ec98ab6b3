/** What a page says that can't have any other words, in English. */
export const webStart = {
  start: {
    wordless: "This page could not be loaded as a whole. If it stays so, tell whoever keeps this desk running.",
    again: "Try again",
  },
} as const;
