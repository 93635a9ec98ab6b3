import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import { openQueue } from "../testing/outgoing-desk.ts";
import { type OutgoingFile, plainText } from "./outgoing.ts";

describe("OutgoingQueue with files", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const bytes = (uploadId: string) => new Map([[uploadId, new Blob(["12345"])]]);
  const withFile = (text: string, uploadId: string) => ({ ...plainText(text), files: [buildFile(uploadId)] });

  test("[P2] hands each file over before its message, and keeps nothing after it", async () => {
    const { queue, device, desk } = await openQueue();

    queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(0);

    expect([desk.uploads, desk.effects]).toEqual([["u1"], ["See this"]]);
    expect([device.kept.size, device.files.size]).toEqual([0, 0]);
  });

  test("[C24] files outlive a reload while the desk is out of reach", async () => {
    const { queue, device, desk } = await openQueue();
    desk.fail({ code: "unavailable" });
    queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(0);
    queue.close();

    const { queue: reloaded } = await openQueue({ device, desk });
    expect(await (await reloaded.file("u1"))?.text()).toBe("12345");
    desk.fail(null);
    reloaded.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect([desk.uploads, desk.effects]).toEqual([["u1"], ["See this"]]);
    expect(device.files.size).toBe(0);
  });

  test("does not hand over again what the desk has", async () => {
    const { queue, desk } = await openQueue();
    const send = vi.spyOn(desk, "send").mockRejectedValueOnce(errorWithCode("unavailable", "No."));
    queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(5_000);

    expect(send).toHaveBeenCalledTimes(2);
    expect(desk.uploads).toEqual(["u1"]);
  });

  test("tells how far a file is, and never that the desk has it before it said so", async () => {
    const { queue, desk } = await openQueue();
    const answer = Promise.withResolvers<void>();
    vi.spyOn(desk, "upload").mockImplementation(async (_file, { onProgress }) => {
      onProgress(3);
      onProgress(5);
      await answer.promise;
    });

    queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.all()).toMatchObject([{ state: "sending", files: [{ uploadedBytes: 4 }] }]);
    answer.resolve();
    await vi.advanceTimersByTimeAsync(0);

    expect(queue.all()).toEqual([]);
  });

  test("a message given up while its file is on the way is never sent", async () => {
    const { queue, device, desk } = await openQueue();
    vi.spyOn(desk, "upload").mockImplementation(
      (_file, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(errorWithCode("unavailable", "It was called off.")));
        }),
    );
    const { opId } = queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(0);

    queue.discard(opId);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(desk.effects).toEqual([]);
    expect([queue.all().length, device.kept.size, device.files.size]).toEqual([0, 0, 0]);
  });

  test("a refused file waits for a decision, and is handed over anew on another try", async () => {
    const { queue, desk } = await openQueue();
    const upload = vi.spyOn(desk, "upload").mockRejectedValueOnce(errorWithCode("invalid", "No.", "quota_exceeded"));
    const { opId } = queue.add("c1", withFile("See this", "u1"), bytes("u1"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.all()).toMatchObject([{ state: "refused", error: { reason: "quota_exceeded" } }]);

    queue.retry(opId);
    await vi.advanceTimersByTimeAsync(0);

    expect(upload).toHaveBeenCalledTimes(2);
    expect(desk.effects).toEqual(["See this"]);
  });

  test("says so where this device no longer has the bytes", async () => {
    const { queue } = await openQueue();

    queue.add("c1", withFile("See this", "u1"));
    await vi.advanceTimersByTimeAsync(0);

    expect(queue.all()).toMatchObject([{ state: "refused", error: { reason: "upload_missing" } }]);
  });
});

function buildFile(uploadId: string): OutgoingFile {
  const size = { width: null, height: null, durationSeconds: null };
  return {
    uploadId,
    name: "a.txt",
    mime: "text/plain",
    sizeBytes: 5,
    kind: "document",
    as: null,
    ...size,
    uploadedBytes: 0,
  };
}
