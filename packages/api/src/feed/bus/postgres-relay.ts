import { openNotifications } from "@frontdesk/db";
import type { Relay } from "./relayed-bus.ts";

interface Options {
  url: string;
  onPayload: (payload: string) => void;
  onError: (error: unknown) => void;
}

/** Relays by NOTIFY, on a connection of its own and outside every transaction (R2). */
export function openPostgresRelay({ url, onPayload, onError }: Options): Relay {
  const notifications = openNotifications({ url, channel: "frontdesk_hints", onNotification: onPayload, onError });
  return { send: notifications.notify, close: notifications.close };
}
