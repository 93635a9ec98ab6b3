import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { startClamd } from "./testing/clamd.ts";
import { openScanner } from "./virus-scan.ts";

const of = (text: string) => Readable.from([Buffer.from(text.slice(0, 4)), Buffer.from(text.slice(4))]);

test("[D12] what is clean passes, what is not or can't be looked at is refused, and says which", async () => {
  await using clamd = await startClamd({ mostBytes: 100_000 });
  const scanner = openScanner(clamd.address);

  await scanner.assertClean(of("a lamp that drips"));
  await expect(scanner.assertClean(of("a lamp VIRUS that drips"))).rejects.toMatchObject({ reason: "infected" });
  await expect(scanner.assertClean(of("x".repeat(5_000_000)))).rejects.toMatchObject({ reason: "unscannable" });
  await clamd.away();
  await expect(scanner.assertClean(of("a lamp"))).rejects.toMatchObject({
    ...{ code: "unavailable", reason: "scanner_away" },
  });
  await clamd.back();
  await scanner.assertClean(of("a lamp"));
  expect(clamd.seen).toEqual([17, 23, 6]);
});
