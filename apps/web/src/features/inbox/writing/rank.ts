/** How well a query fits a text: 0 for not at all, more for its beginning, the beginnings of its words, and letters in a row. */
function fitOf(query: string, text: string): number {
  const wanted = query.toLowerCase();
  const given = text.toLowerCase();
  if (wanted === "") return 1;
  if (given.startsWith(wanted)) return 1000 - Math.min(given.length, 500);
  const at = given.indexOf(wanted);
  if (at > 0) return (isWordStart(given, at) ? 400 : 200) - Math.min(at, 100);
  return lettersFit(wanted, given);
}

function lettersFit(wanted: string, given: string): number {
  let score = 20;
  let from = 0;
  for (const letter of wanted) {
    const at = given.indexOf(letter, from);
    if (at < 0) return 0;
    score += at === from ? 3 : isWordStart(given, at) ? 2 : -1;
    from = at + 1;
  }
  return Math.max(1, score);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

interface Ranked<Item> {
  query: string;
  /** The texts by which an item is found, the ones that count most first. */
  textsOf: (item: Item) => string[];
  /** Of two that fit alike the one used more comes first. */
  usesOf: (item: Item) => number;
}

/** The items that fit a query, the best first. */
export function rank<Item>(items: readonly Item[], { query, textsOf, usesOf }: Ranked<Item>): Item[] {
  return items
    .map((item) => ({ item, fit: Math.max(0, ...textsOf(item).map((text, nth) => fitOf(query, text) / (nth + 1))) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit || usesOf(other.item) - usesOf(one.item))
    .map(({ item }) => item);
}
