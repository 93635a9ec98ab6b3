import { expect, it } from "vitest";
import { albumRows } from "./album-rows.ts";

const square = { width: 100, height: 100 };

it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])("shows all of %d pictures, in their order", (count) => {
  const pictures = Array.from({ length: count }, (_, nth) => ({ ...square, nth }));

  const shown = albumRows(pictures).flatMap(({ tiles }) => tiles.map(({ item }) => item.nth));

  expect(shown).toEqual(pictures.map(({ nth }) => nth));
});

it("keeps proportions, and cuts those that could not be seen", () => {
  const [row] = albumRows([
    { width: 300, height: 200 },
    { width: 20, height: 2000 },
  ]);

  expect(row?.tiles.map(({ ratio }) => ratio)).toEqual([1.5, 0.6]);
  expect(row?.ratio).toBeCloseTo(2.1);
});

it("takes a picture of unknown size for a square", () => {
  expect(albumRows([{ width: null, height: null }])[0]?.ratio).toBe(1);
});
