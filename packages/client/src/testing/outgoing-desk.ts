import type { ErrorCode, Message } from "@frontdesk/contract";
import { onTestFinished, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import type { Outgoing, OutgoingFile, OutgoingStore } from "../outgoing/outgoing.ts";
import { OutgoingQueue } from "../outgoing/outgoing-queue.ts";
import { buildMessage } from "./events.ts";

/** What a device keeps: it outlives the queues that use it. */
export function openDevice(): OutgoingStore & { kept: Map<string, Outgoing>; files: Map<string, Blob> } {
  const kept = new Map<string, Outgoing>();
  const files = new Map<string, Blob>();
  return {
    kept,
    files,
    file: async (uploadId) => files.get(uploadId) ?? null,
    putFile: async (uploadId, bytes) => void files.set(uploadId, bytes),
    removeFile: async (uploadId) => void files.delete(uploadId),
    load: async () => [...kept.values()],
    has: async (opId) => kept.has(opId),
    put: async (outgoing) => void kept.set(outgoing.opId, structuredClone(outgoing)),
    remove: async (opId) => void kept.delete(opId),
  };
}

type Upload = ConstructorParameters<typeof OutgoingQueue>[0]["upload"];

/** A desk that has each operation's effect once (P2), and can be out of reach before or after the effect. */
function openDesk() {
  const effects: string[] = [];
  const uploads: string[] = [];
  const seen = new Set<string>();
  let fault: { code: ErrorCode; after?: boolean } | null = null;
  return {
    effects,
    uploads,
    async upload({ uploadId, sizeBytes }: OutgoingFile, { onProgress }: Parameters<Upload>[1]): Promise<void> {
      onProgress(sizeBytes);
      if (fault && !fault.after) throw errorWithCode(fault.code, "No.");
      uploads.push(uploadId);
      if (fault) throw errorWithCode(fault.code, "No.");
    },
    fail(next: typeof fault) {
      fault = next;
    },
    async send({ opId, clientKey, text, conversationId }: Outgoing): Promise<Message> {
      if (fault && !fault.after) throw errorWithCode(fault.code, "No.");
      if (!seen.has(opId)) effects.push(text);
      seen.add(opId);
      if (fault) throw errorWithCode(fault.code, "No.");
      return buildMessage({ seq: effects.length, clientKey, text, conversationId });
    },
  };
}

/** A queue whose clock is the test's. */
export async function openQueue({ device = openDevice(), desk = openDesk() } = {}) {
  const onSent = vi.fn();
  const queue = new OutgoingQueue({
    store: device,
    send: (one) => desk.send(one),
    upload: (file, transfer) => desk.upload(file, transfer),
    onSent,
    random: () => 1,
  });
  onTestFinished(() => queue.close());
  await vi.advanceTimersByTimeAsync(0);
  return { queue, device, desk, onSent, states: () => queue.all().map(({ text, state }) => [text, state]) };
}
