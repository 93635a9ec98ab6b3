import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { isAskedForProof } from "../ui/error-words.ts";
import { onDemand } from "../ui/on-demand.tsx";

const ProofDialog = onDemand(async () => (await import("./proof-dialog.tsx")).ProofDialog);

const ProofContext = createContext<(() => Promise<boolean>) | null>(null);

/** Lets what is inside ask who is at the keyboard before a sensitive change. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [answer, setAnswer] = useState<{ give: (isProven: boolean) => void } | null>(null);
  const ask = useCallback(() => new Promise<boolean>((give) => setAnswer({ give })), []);
  const finish = (isProven: boolean) => {
    answer?.give(isProven);
    setAnswer(null);
  };
  return (
    <ProofContext value={ask}>
      {children}
      {answer && <ProofDialog onProven={() => finish(true)} onClose={() => finish(false)} />}
    </ProofContext>
  );
}

/**
 * Does a sensitive thing; where the desk wants to know first who asks, asks that and does it once more. What else goes
 * wrong is left to the mutation that `attempt` runs. @throws outside a ProofProvider
 */
export function useProven(): (attempt: () => Promise<unknown>) => Promise<void> {
  const ask = useContext(ProofContext);
  if (!ask) throw new Error("useProven needs a ProofProvider above it");
  return async (attempt) => {
    try {
      await attempt();
    } catch (error) {
      if (!isAskedForProof(error) || !(await ask())) return;
      await attempt().catch(() => {});
    }
  };
}
