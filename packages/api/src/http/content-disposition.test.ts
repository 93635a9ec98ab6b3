import { expect, test } from "vitest";
import { dispositionOf } from "./content-disposition.ts";

test.each([
  ["bill.pdf", 'attachment; filename="bill.pdf"'],
  ["счёт (1).pdf", `attachment; filename="____ (1).pdf"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%20%281%29.pdf`],
  ['a"\r\nSet-Cookie: x', `attachment; filename="a___Set-Cookie: x"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x`],
  ["100%.txt", `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
])("[D12] the name %j stays within its header", (name, header) => {
  expect(dispositionOf("attachment", name)).toBe(header);
});
