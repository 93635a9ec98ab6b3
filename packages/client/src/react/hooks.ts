import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Health } from "../desk-health.ts";
import type { LiveState } from "../feed/live-state.ts";
import { type Composition, type Outgoing, waitingFilesBytes } from "../outgoing/outgoing.ts";
import { useDesk, useLiveDesk } from "./desk-context.ts";

/** How the screen's data stands, as the live mark says it, and the button that ends a wait. */
export function useLive(): LiveState & { retryNow(): void } {
  const { live, retryNow } = useLiveDesk();
  const state = useSyncExternalStore(live.watch, live.state);
  return useMemo(() => ({ ...state, retryNow }), [state, retryNow]);
}

/** Whether the desk can do its work: `down` while its database is away, though the connection may stand. */
export function useDeskHealth(): Health {
  const { health } = useDesk().desk;
  return useSyncExternalStore(health.watch, health.state);
}

/** A conversation's messages that the desk doesn't have yet, oldest first, and what may be done with them. */
export function useOutgoing(conversationId: string) {
  const { outgoing } = useLiveDesk();
  const all = useSyncExternalStore(outgoing.watch, outgoing.all);
  // Bubbles keep hold of these: they stay the same while messages come and go.
  const hands = useMemo(
    () => ({
      /** Shows the message at once, and sends it when its turn comes. */
      send: (composition: Composition, bytes?: ReadonlyMap<string, Blob>) =>
        outgoing.add(conversationId, composition, bytes),
      retry: (opId: string) => outgoing.retry(opId),
      discard: (opId: string) => outgoing.discard(opId),
    }),
    [conversationId, outgoing],
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
