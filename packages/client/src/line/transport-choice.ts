import type { Transport } from "./wire.ts";

interface ChoiceOptions {
  canStream: boolean;
  /** Whether the desk answers plain HTTP right now. */
  answersHttp(): Promise<boolean>;
}

/** R11: sockets first; streams once two sockets in a row did not open although the desk answers HTTP. */
export interface TransportChoice {
  current(): Transport;
  socketOpened(): void;
  socketNeverOpened(): void;
}

export function createTransportChoice({ canStream, answersHttp }: ChoiceOptions): TransportChoice {
  let refusals = 0;
  let transport: Transport = "ws";
  return {
    current: () => transport,
    socketOpened() {
      refusals = 0;
      transport = "ws";
    },
    socketNeverOpened() {
      refusals += 1;
      if (refusals < 2 || !canStream) return;
      answersHttp().then(
        (answers) => {
          if (answers && refusals >= 2) transport = "sse";
        },
        () => {},
      );
    },
  };
}
