import { createContext, type RefObject } from "react";

/** What the queue does for whoever works on the open conversation. */
export interface QueueHandle {
  /** Opens what follows the open conversation in the queue; where nothing does, the queue alone. */
  goOn(): void;
}

export const QueueContext = createContext<RefObject<QueueHandle | null> | null>(null);
