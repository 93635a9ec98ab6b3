import { expect, it } from "vitest";
import { feedBatchSchema, feedJsonSchema, feedSchemaVersion } from "./feed.schema.ts";

const published = new URL(`../../../docs/schema/feed.v${feedSchemaVersion}.json`, import.meta.url);

it("[A24] is published as it is", async () => {
  await expect(`${JSON.stringify(feedJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(published.pathname);
});

it("[A24] takes a batch without events, and none with a field too many", () => {
  const batch = { from: "e1:1", to: "e1:2", events: [] };

  expect(feedBatchSchema.safeParse(batch).success).toBe(true);
  expect(feedBatchSchema.safeParse({ ...batch, more: 1 }).success).toBe(false);
  expect(feedBatchSchema.safeParse({ ...batch, events: [{ seq: 1, kind: "unheard.of" }] }).success).toBe(false);
});
