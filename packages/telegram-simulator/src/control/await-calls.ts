import { fitsQuery, type Ledger, type LedgerEntry, type LedgerQuery } from "../ledger.ts";
import { SimulatorProblem } from "../simulator-problem.ts";

/** Waits, by the machine's clock, until enough calls fit the query. @throws SimulatorProblem when they don't come */
export function awaitCalls(
  ledger: Ledger,
  { count = 1, timeoutMs = 10_000, ...query }: LedgerQuery & { count?: number; timeoutMs?: number },
): Promise<LedgerEntry[]> {
  return new Promise((resolve, reject) => {
    const found = ledger.find(query);
    const settle = () => {
      if (found.length < count) return;
      stop();
      resolve(found);
    };
    const stopListening = ledger.onRecord((entry) => {
      if (fitsQuery(entry, query)) found.push(entry);
      settle();
    });
    const timer = setTimeout(() => {
      stop();
      reject(new SimulatorProblem(`${found.length} of ${count} calls after ${timeoutMs} ms: ${JSON.stringify(query)}`));
    }, timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      stopListening();
    };
    settle();
  });
}
