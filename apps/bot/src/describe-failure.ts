/**
 * What may be logged of an error: its kind and its place. Telegraf hangs the whole call on its errors, text and all, and
 * a message may quote what was refused (I18).
 */
export function describeFailure(error: unknown): { type: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.constructor.name, ...(frames && { stack: frames.join("\n") }) };
}
