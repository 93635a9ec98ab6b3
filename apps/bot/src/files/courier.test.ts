import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Bell } from "../bell.ts";
import type { ClaimedFile, Given } from "../duties.ts";
import { CallFailed } from "../telegram/index.ts";
import { type Courier, carryFiles } from "./courier.ts";

/** Telegram's files and the desk's in one: what is fetched from `/file/<id>` is put to `/<id>`. */
const taken: string[] = [];
const slow = new Map<string, () => void>();
const server = createServer((request, response) => {
  const path = request.url?.slice(1) ?? "";
  if (request.method === "PUT") {
    request.resume().on("end", () => {
      taken.push(path);
      response.writeHead(204).end();
    });
  } else if (path.includes("slow")) slow.set(path, () => response.end("bytes"));
  else response.end("bytes");
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Failed = Given<{ attachmentId: string; reason: string; retryAfterMs: number | null; isOutage: boolean }>;

const file = (attachmentId: string, given: Partial<ClaimedFile> = {}): ClaimedFile => ({
  ...{ attachmentId, tgFileId: attachmentId, previewFileId: null, sizeBytes: 5, attempts: 1 },
  ...given,
});

/** A courier of these files, and how it went. */
function carrying(waiting: ClaimedFile[], getFile: Courier["api"]["getFile"] = async (id) => offer(id)) {
  const failed: Failed[] = [];
  const stop = new AbortController();
  taken.length = 0;
  const done = carryFiles(
    {
      api: { getFile },
      duties: {
        claimFiles: async (limit) => waiting.splice(0, limit),
        failFile: async (failure) => void failed.push(failure),
      },
      throttle: { pausedMs: () => 0 },
      destinationOf: (path) => ({ url: `${url}/${path}`, headers: {} }),
      bell: new Bell(),
      log: pino({ level: "silent" }),
    },
    { stop: stop.signal, end: new AbortController().signal },
  );
  const end = async () => {
    stop.abort();
    await done;
  };
  return { failed, end };
}

const offer = (id: string) => ({ url: `${url}/file/${id}`, sizeBytes: null });

test("[T9] none waits for the slowest", async () => {
  const ids = Array.from({ length: 9 }, (_, index) => (index === 1 ? "slow" : `f${index}`));
  const { end } = carrying(ids.map((id) => file(id)));

  await vi.waitFor(() => expect(taken.toSorted()).toEqual(ids.filter((id) => id !== "slow")));
  slow.get("file/slow")?.();
  await end();

  expect(taken.at(-1)).toBe("slow");
});

test("Telegram's small picture comes first, and a file is as good without it", async () => {
  const { end, failed } = carrying(
    [file("a", { previewFileId: "p" }), file("b", { previewFileId: "gone" })],
    async (id) => {
      if (id === "gone") throw refused(400, "Bad Request: invalid file_id");
      return offer(id);
    },
  );

  await vi.waitFor(() => expect(taken.toSorted()).toEqual(["a", "a/preview", "b"]));
  await end();

  expect(taken.indexOf("a/preview")).toBeLessThan(taken.indexOf("a"));
  expect(failed).toEqual([]);
});

test("[T6] what is too large fails in a word for good, whether Telegram says so or its size does, small picture and all", async () => {
  const { end, failed } = carrying(
    [file("a", { sizeBytes: 21 * 1024 * 1024, previewFileId: "p" }), file("b", { sizeBytes: null })],
    async (id) => {
      if (id === "b") throw refused(400, "Bad Request: file is too big");
      return offer(id);
    },
  );

  await vi.waitFor(() => expect(failed).toHaveLength(2));
  await end();

  expect(taken).toEqual(["a/preview"]);
  expect(failed.toSorted((one, other) => one.attachmentId.localeCompare(other.attachmentId))).toEqual(
    ["a", "b"].map((attachmentId) => ({ attachmentId, reason: "too_large", retryAfterMs: null, isOutage: false })),
  );
});

test("[P11] while nothing comes through no try counts, and each failure makes all wait longer", async () => {
  const unreached = new CallFailed({ kind: "unreached", description: "connection failed: ECONNREFUSED" });
  const { end, failed } = carrying(
    Array.from({ length: 12 }, (_, index) => file(`${index}`)),
    async () => {
      throw unreached;
    },
  );

  await vi.waitFor(() => expect(failed).toHaveLength(12));
  await end();

  expect(new Set(failed.map(({ isOutage, reason }) => `${isOutage} ${reason}`))).toEqual(new Set(["true unreachable"]));
  expect(failed.at(-1)?.retryAfterMs).toBe(60_000);
  expect(failed[0]?.retryAfterMs).toBeLessThan(2_000);
});

function refused(code: number, description: string): CallFailed {
  return new CallFailed({ kind: "refused", code, description, retryAfterMs: null });
}
