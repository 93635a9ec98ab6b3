import { Redis } from "ioredis";
import type { Relay } from "./relayed-bus.ts";

interface Options {
  url: string;
  /** Tells installations on one server apart. */
  installationId: string;
  onPayload: (payload: string) => void;
  onError: (error: unknown) => void;
}

/** Relays by publish and subscribe of Redis, or of Valkey, which speaks the same. */
export function openRedisRelay({ url, installationId, onPayload, onError }: Options): Relay {
  const channel = `frontdesk:${installationId}:hints`;
  // A hint that has to wait is worth nothing any more: none is kept while the server is away.
  const publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  const tell = ({ message }: Error) => onError(new Error(message));
  publisher.on("error", tell);
  subscriber.on("error", tell);
  subscriber.on("message", (_channel, payload) => onPayload(payload));
  // Subscribed anew by itself after every loss.
  subscriber.subscribe(channel).catch(tell);
  return {
    send: (payload) => {
      if (publisher.status === "ready") publisher.publish(channel, payload).catch(tell);
    },
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function retryStrategy(attempt: number): number {
  return Math.min(100 * 2 ** Math.min(attempt, 6), 5_000);
}
