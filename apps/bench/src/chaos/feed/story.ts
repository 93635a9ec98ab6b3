import type { FeedBatch } from "@frontdesk/contract";
import type { LoggedEvent } from "./crowd.ts";

/** What was told, whoever heard it: to hold everybody's words to each other's and to the log's. */
export interface Story {
  heard(who: string, batch: FeedBatch): void;
  /** [I6] Where somebody heard another thing than somebody else under one number, or than the log holds. */
  lies(log: readonly LoggedEvent[]): string[];
}

/** Begins one. */
export function openStory(): Story {
  const ids = new Map<number, string>();
  const lies: string[] = [];
  return {
    heard: (who, { events }) => {
      for (const event of events) {
        // Of what left somebody's reach they hear the number, and the subject alone.
        if ("left" in event) continue;
        const known = ids.get(event.seq);
        if (known === undefined) ids.set(event.seq, event.id);
        else if (known !== event.id) lies.push(`I6: ${who} heard ${event.id} as event ${event.seq}, others ${known}`);
      }
    },
    lies: (log) => {
      const logged = new Map(log.map(({ seq, id }) => [seq, id]));
      const untrue = [...ids].filter(([seq, id]) => logged.get(seq) !== id);
      return [...lies, ...untrue.map(([seq, id]) => `I6: event ${seq} was told as ${id}, and is ${logged.get(seq)}`)];
    },
  };
}
