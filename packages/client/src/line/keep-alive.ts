export interface KeepAlive {
  /** Asks now instead of after the next silence, and gives the peer half as long. */
  probe(): void;
  stop(): void;
}

interface KeepAliveOptions {
  ping(): void;
  onDead(): void;
  silenceMs?: number;
  answerMs?: number;
}

/**
 * Pings after 25 s of silence and gives up 10 s later. tRPC's own keep-alive closes the socket and then waits for the
 * close event, which a browser holds back for a minute when the peer is gone.
 */
export function keepAlive(options: KeepAliveOptions): KeepAlive & { heard(): void } {
  const { ping, onDead, silenceMs = 25_000, answerMs = 10_000 } = options;
  let timer: ReturnType<typeof setTimeout>;
  let isStopped = false;

  function wait() {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => ask(answerMs), silenceMs);
  }

  function ask(patienceMs: number) {
    clearTimeout(timer);
    if (isStopped) return;
    ping();
    timer = setTimeout(onDead, patienceMs);
  }

  function stop() {
    isStopped = true;
    clearTimeout(timer);
  }

  wait();
  return { heard: wait, probe: () => ask(answerMs / 2), stop };
}
