/** A lock that one tab of a browser holds at a time. */
export interface TabLock {
  /**
   * Waits for the lock, or takes it from whoever holds it. `onTaken` tells that another tab took it away. The answer
   * gives the lock back, or the waiting up.
   */
  request(options: { steals: boolean; onHeld(): void; onTaken(): void }): () => void;
}

/** A lock of the Web Locks API by this name. */
export function webLock(name: string, locks: LockManager): TabLock {
  return {
    request({ steals, onHeld, onTaken }) {
      const waiting = new AbortController();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      let isOver = false;
      const hold = () => {
        if (!isOver) onHeld();
        return released;
      };
      locks.request(name, steals ? { steal: true } : { signal: waiting.signal }, hold).catch(() => {
        if (!isOver) onTaken();
      });
      return () => {
        isOver = true;
        waiting.abort();
        release();
      };
    },
  };
}
