import { suggestionLimits } from "@frontdesk/contract";
import { acrossWorkspaces, type Database, INSTALLATION } from "@frontdesk/db";
import type { Services } from "../../services.ts";
import { answerSuggestion } from "./answer-suggestion.ts";
import { type Claimed, claimSuggestion } from "./claim.queries.ts";

/** R1: a hint may be lost; what waits is found by looking now and then. */
const lookEveryMs = 5_000;
const mostAtOnce = 4;
/** Longer than an answer may take, so that nobody takes over what is well under way. */
const heldMs = suggestionLimits.answerMs + 15_000;

/**
 * Has drafts written that members ask for, a few at a time; of all nodes whichever comes first takes each. Returns the
 * way to stop, which lets others have what is under way here.
 */
export function keepSuggesting(services: Services): () => Promise<void> {
  const { database, bus, log } = services;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let round: Promise<void> = Promise.resolve();

  const begin = (claimed: Claimed) => {
    const work = answerSuggestion(services, claimed, stopping.signal)
      .catch((err: unknown) => log.warn({ err }, "a suggestion was not finished; it is given up when its time is over"))
      .finally(() => {
        underWay.delete(work);
        look();
      });
    underWay.add(work);
  };
  const look = () => {
    round = round
      .then(async () => {
        while (!stopping.signal.aborted && underWay.size < mostAtOnce) {
          const claimed = await claim(database);
          if (!claimed) return;
          begin(claimed);
        }
      })
      .catch((err: unknown) => log.warn({ err }, "suggestions could not be looked for"));
  };
  const timer = setInterval(look, lookEveryMs);
  // Who asks tells the nodes, and nodes are told little else.
  const unsubscribe = bus.subscribe((hint) => {
    if (hint.to === "stream" && hint.workspaceId === INSTALLATION) look();
  });
  return async () => {
    stopping.abort();
    unsubscribe();
    clearInterval(timer);
    await round;
    await Promise.all(underWay);
  };
}

async function claim(database: Database): Promise<Claimed | undefined> {
  const { value } = await acrossWorkspaces(database, "due-work").write({}, async ({ db, now }) => ({
    value: await claimSuggestion(db, { now, heldUntil: new Date(now.getTime() + heldMs) }),
    events: [],
  }));
  return value;
}
