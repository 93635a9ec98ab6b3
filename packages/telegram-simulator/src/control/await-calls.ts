import type { Ledger, LedgerEntry, LedgerQuery } from "../ledger.ts";
import { SimulatorProblem } from "../simulator-problem.ts";

/** Waits, by the machine's clock, until enough calls fit the query. @throws SimulatorProblem when they don't come */
export function awaitCalls(
  ledger: Ledger,
  { count = 1, timeoutMs = 10_000, ...query }: LedgerQuery & { count?: number; timeoutMs?: number },
): Promise<LedgerEntry[]> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = ledger.find(query);
      if (found.length < count) return;
      stop();
      resolve(found);
    };
    const stopListening = ledger.onRecord(look);
    const timer = setTimeout(() => {
      stop();
      const found = ledger.find(query).length;
      reject(new SimulatorProblem(`${found} of ${count} calls after ${timeoutMs} ms: ${JSON.stringify(query)}`));
    }, timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      stopListening();
    };
    look();
  });
}
