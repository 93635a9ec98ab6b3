/** How many pictures each row of an album of 2 to 10 holds. */
const lengths: Record<number, readonly number[]> = {
  1: [1],
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [3, 3, 4],
};

const narrowest = 0.6;
const widest = 1.9;

interface AlbumTile<Item> {
  item: Item;
  /** Its share of the row, as width by height; extremes are cut to what can be seen. */
  ratio: number;
}

export interface AlbumRow<Item> {
  tiles: AlbumTile<Item>[];
  /** The row's width by its height, so that its place is held before anything is loaded. */
  ratio: number;
}

/** An album's pictures in rows that are equally wide, each picture in about its own proportions. */
export function albumRows<Item extends { width: number | null; height: number | null }>(
  items: readonly Item[],
): AlbumRow<Item>[] {
  const tiles = items.map((item) => ({ item, ratio: ratioOf(item) }));
  const rows: AlbumRow<Item>[] = [];
  for (const length of lengths[items.length] ?? items.map(() => 1)) {
    const row = tiles.splice(0, length);
    rows.push({ tiles: row, ratio: row.reduce((sum, { ratio }) => sum + ratio, 0) });
  }
  return rows;
}

function ratioOf({ width, height }: { width: number | null; height: number | null }): number {
  return width && height ? Math.min(widest, Math.max(narrowest, width / height)) : 1;
}
