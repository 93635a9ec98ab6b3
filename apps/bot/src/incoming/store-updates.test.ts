import { TRPCClientError } from "@trpc/client";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { Duties } from "../duties.ts";
import type { RawUpdate } from "../telegram/index.ts";
import { storeUpdates } from "./store-updates.ts";

const log = pino({ level: "silent" });

function update(updateId: number, text = "Hello"): RawUpdate {
  return { updateId, kind: "message", payload: { update_id: updateId, message: { text } } };
}

function desk(refuses: (updates: RawUpdate[]) => boolean = () => false) {
  const batches: RawUpdate[][] = [];
  const receive: Duties["receive"] = async (updates) => {
    const batch = updates as RawUpdate[];
    if (refuses(batch)) throw new TRPCClientError("Part of this is not right.");
    batches.push(batch);
  };
  return { receive, batches };
}

test("updates are stored in the order of their ids, a hundred at a time", async () => {
  const { receive, batches } = desk();

  await storeUpdates(
    { receive },
    Array.from({ length: 150 }, (_, at) => update(150 - at)),
    log,
  );

  expect(batches.map(({ length }) => length)).toEqual([100, 50]);
  expect(batches.flat().map(({ updateId }) => updateId)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
});

test("a batch stays below what the desk takes in one call", async () => {
  const { receive, batches } = desk();

  await storeUpdates(
    { receive },
    Array.from({ length: 20 }, (_, at) => update(at, "я".repeat(100_000))),
    log,
  );

  expect(batches.every((batch) => JSON.stringify(batch).length < 1024 * 1024)).toBe(true);
  expect(batches.flat()).toHaveLength(20);
});

test("what the desk refuses is stored without its content, and the rest as it came", async () => {
  const { receive, batches } = desk((batch) => batch.some(({ payload }) => JSON.stringify(payload).includes("poison")));

  await storeUpdates({ receive }, [update(1), update(2, "poison"), update(3), update(4)], log);

  expect(batches.flat().map(({ updateId, kind }) => [updateId, kind])).toEqual([
    [1, "message"],
    [2, "unreadable"],
    [3, "message"],
    [4, "message"],
  ]);
});

test("an abort is no refusal", async () => {
  const receive = async () => {
    throw new DOMException("over", "AbortError");
  };

  await expect(storeUpdates({ receive }, [update(1)], log)).rejects.toThrow("over");
});
