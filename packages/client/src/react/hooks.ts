import type { Draft, DraftKind } from "@frontdesk/contract";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Health } from "../desk-health.ts";
import { keyOf } from "../drafts/draft-keeper.ts";
import type { LiveState } from "../feed/live-state.ts";
import { type Composition, type Outgoing, waitingFilesBytes } from "../outgoing/outgoing.ts";
import { uploadFile } from "../outgoing/send-message.ts";
import { useDesk, useLiveDesk } from "./desk-context.ts";
import type { LiveDesk } from "./live-desk.ts";

/** How the screen's data stands, as the live mark says it, and the button that ends a wait. */
export function useLive(): LiveState & { retryNow(): void } {
  const { live, retryNow } = useLiveDesk();
  const state = useSyncExternalStore(live.watch, live.state);
  return useMemo(() => ({ ...state, retryNow }), [state, retryNow]);
}

/** The way to hear what the feed brings, in the one tab of a browser that follows it: what is told so is told once. */
export function useFeedNews(): LiveDesk["hear"] {
  return useLiveDesk().hear;
}

/** Whether the desk can do its work: `down` while its database is away, though the connection may stand. */
export function useDeskHealth(): Health {
  const { health } = useDesk().desk;
  return useSyncExternalStore(health.watch, health.state);
}

/** A conversation's messages that the desk doesn't have yet, oldest first, and what may be done with them. */
export function useOutgoing(conversationId: string) {
  const { outgoing, presence } = useLiveDesk();
  const all = useSyncExternalStore(outgoing.watch, outgoing.all);
  // Bubbles keep hold of these: they stay the same while messages come and go.
  const hands = useMemo(
    () => ({
      /** Shows the message at once, and sends it when its turn comes. */
      send(composition: Composition, bytes?: ReadonlyMap<string, Blob>) {
        presence.stopTyping(conversationId);
        return outgoing.add(conversationId, composition, bytes);
      },
      retry: (opId: string) => outgoing.retry(opId),
      discard: (opId: string) => outgoing.discard(opId),
    }),
    [conversationId, outgoing, presence],
  );
  return useMemo(
    () => ({
      ...hands,
      rows: all.filter((one) => one.conversationId === conversationId) as readonly Outgoing[],
      /** How many more bytes of files may wait on this device. */
      roomBytes: waitingFilesBytes - sum(all.flatMap(({ files }) => files.map(({ sizeBytes }) => sizeBytes))),
    }),
    [all, conversationId, hands],
  );
}

/** What the reader is writing in a conversation, and the hands that write it. */
export function useDraftOf(conversationId: string, kind: DraftKind) {
  const { drafts } = useLiveDesk();
  const all = useSyncExternalStore(drafts.watch, drafts.all);
  const draft = all.get(keyOf({ conversationId, kind }));
  const hands = useMemo(
    () => ({
      write: (change: Parameters<typeof drafts.write>[2]) => drafts.write(conversationId, kind, change),
      /** It is handed over as a message. */
      end: () => drafts.end(conversationId, kind),
    }),
    [conversationId, kind, drafts],
  );
  return useMemo(() => ({ ...hands, text: draft?.text ?? "", answered: draft?.answered ?? null }), [draft, hands]);
}

/** What the desk has of the reader's drafts in a conversation is brought together with what this device has. */
export function useDraftSync(conversationId: string, known: readonly Draft[] | undefined): void {
  const { drafts } = useLiveDesk();
  useEffect(() => {
    if (known) void drafts.receive(conversationId, known);
  }, [conversationId, known, drafts]);
  useEffect(() => () => drafts.flush(), [drafts]);
}

/** Hands a file over to the desk under an upload's id. @throws what `deskErrorOf` reads */
export function useUpload(): (uploadId: string, file: File) => Promise<void> {
  const { url, workspace } = useDesk();
  return async (uploadId, file) => {
    if (workspace === null) return;
    const { signal } = new AbortController();
    await uploadFile({ url, workspace }, { uploadId, name: file.name }, { bytes: file, onProgress: () => {}, signal });
  };
}

/** The bytes of a file that waits to be handed over; null until they are read, or where they are not to be had. */
export function useOutgoingFile(uploadId: string): Blob | null {
  const { outgoing } = useLiveDesk();
  const [bytes, setBytes] = useState<Blob | null>(null);
  useEffect(() => {
    let isShown = true;
    void outgoing.file(uploadId).then((found) => isShown && setBytes(found));
    return () => {
      isShown = false;
    };
  }, [outgoing, uploadId]);
  return bytes;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
