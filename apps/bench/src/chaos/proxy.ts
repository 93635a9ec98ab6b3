import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What every byte meets on its way, in both directions. */
interface Weather {
  /** Milliseconds that each piece is late. */
  latencyMs: number;
  /** The most bytes that travel together; letters and frames are cut through. */
  sliceBytes: number;
}

/** A TCP proxy that can do to connections what networks do. */
export interface ChaosProxy extends AsyncDisposable {
  port: number;
  /** Connections now, the half-open included. */
  connections(): number;
  setWeather(weather: Partial<Weather>): void;
  /** Nothing passes and nobody is told, until `lift`: then all of it arrives. New connections are taken and stay silent. */
  blackhole(): { lift(): void };
  /** Lets so many bytes more towards the target pass, in all, and from then on none in either direction until `lift`. */
  holdAfter(bytes: number): { reached: Promise<void>; lift(): void };
  /** Cuts every connection, or those that are chosen, at both ends with a reset. Returns how many there were. */
  reset(isChosen?: () => boolean): number;
  /** Forgets what it carried, without a word to either end; new connections work. Returns how many stay half-open. */
  halfOpen(): number;
}

interface Link {
  near: Socket;
  far: Socket;
  /** Half-open: whatever either end says is never heard. */
  isForgotten: boolean;
}

interface Way {
  from: Socket;
  to: Socket;
  link: Link;
  change: Inbound;
}

/** What becomes of the pieces that one connection's target says. */
export type Inbound = (piece: Buffer) => Buffer;

/**
 * Starts a proxy on a free port of the loopback towards `target`, whose port may change with time; `listenToTarget` is
 * called for each connection.
 */
export async function startProxy(
  target: () => number,
  listenToTarget: () => Inbound = () => (piece) => piece,
): Promise<ChaosProxy> {
  const links = new Set<Link>();
  const weather: Weather = { latencyMs: 0, sliceBytes: Number.POSITIVE_INFINITY };
  let gate = Promise.resolve();
  /** Called with each piece on its way to the target. */
  let toll: (piece: Buffer) => void = () => {};

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: target(), host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    const link: Link = { near, far, isForgotten: false };
    links.add(link);
    const inbound = listenToTarget();
    const ways = [
      [near, far, (piece: Buffer) => piece],
      [far, near, inbound],
    ] as const;
    for (const [from, to, change] of ways)
      carry({ from, to, link, change }).catch(() => {
        if (!link.isForgotten) to.destroy();
      });
    for (const socket of [near, far])
      socket.once("close", () => {
        if (near.closed && far.closed) links.delete(link);
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The proxy got no port.");

  async function carry({ from, to, link, change }: Way): Promise<void> {
    // Told by the stream's end; without a listener the event would end the process.
    from.on("error", () => undefined);
    for await (const chunk of from) {
      for (const piece of slices(change(chunk), weather.sliceBytes)) {
        if (weather.latencyMs > 0) await delay(weather.latencyMs);
        if (to === link.far) toll(piece);
        await gate;
        if (link.isForgotten) break;
        if (!to.write(piece)) await once(to, "drain");
      }
    }
    await gate;
    if (!link.isForgotten) to.end();
  }

  function shutGate(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  }

  return {
    port: address.port,
    connections: () => links.size,
    setWeather: (changed) => void Object.assign(weather, changed),
    blackhole: () => ({ lift: shutGate() }),
    holdAfter: (bytes) => {
      const { promise: reached, resolve } = Promise.withResolvers<void>();
      let left = bytes;
      let lift = () => {};
      toll = ({ length }) => {
        left -= length;
        if (left > 0) return;
        toll = () => {};
        lift = shutGate();
        resolve();
      };
      return {
        reached,
        lift: () => {
          toll = () => {};
          lift();
        },
      };
    },
    reset: (isChosen = () => true) => {
      const cut = [...links].filter(isChosen);
      for (const { near, far } of cut) for (const socket of [near, far]) socket.resetAndDestroy();
      return cut.length;
    },
    halfOpen: () => {
      const forgotten = [...links].filter(({ isForgotten }) => !isForgotten);
      for (const link of forgotten) link.isForgotten = true;
      return forgotten.length;
    },
    [Symbol.asyncDispose]: async () => {
      for (const { near, far } of links) for (const socket of [near, far]) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function* slices(chunk: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
}
