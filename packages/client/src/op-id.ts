/** Adds a fresh operation id: repeats of the same input object have one effect and one answer (P2). */
export function withOpId<Input extends object>(input: Input): Input & { opId: string } {
  return { ...input, opId: crypto.randomUUID() };
}
