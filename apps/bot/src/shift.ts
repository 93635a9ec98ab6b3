/** When to stop: `stop` ends intake and lets what is under way finish, `end` cuts that short. `end` implies `stop`. */
export interface Shift {
  stop: AbortSignal;
  end: AbortSignal;
}

/** Runs tasks side by side. When one fails the others are cut short; the first failure is thrown once all have ended. */
export async function together(shift: Shift, tasks: ((shift: Shift) => Promise<void>)[]): Promise<void> {
  const broken = new AbortController();
  const joint = {
    stop: AbortSignal.any([shift.stop, broken.signal]),
    end: AbortSignal.any([shift.end, broken.signal]),
  };
  let first: { error: unknown } | null = null;
  const run = async (task: (shift: Shift) => Promise<void>) => {
    try {
      await task(joint);
    } catch (error) {
      first ??= { error };
      broken.abort(error);
    }
  };
  await Promise.all(tasks.map(run));
  if (first) throw (first as { error: unknown }).error;
}
