import { residentMb } from "../process-use.ts";
import type { Subject } from "./subject.ts";

/** Lets a process be asked by its inspector, at a port that it chooses. */
export const inspected = ["--inspect=127.0.0.1:0"];

/** What a process needs of the machine's memory, in MB (2^20 bytes), once its garbage is collected. */
export async function neededMb({ pid, inspectorUrl }: Pick<Subject, "pid" | "inspectorUrl">): Promise<number> {
  const socket = new WebSocket(inspectorUrl);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
  socket.onmessage = () => resolve();
  socket.onerror = () => reject(new Error("The inspector does not answer."));
  await promise.finally(() => socket.close());
  return residentMb(pid);
}
