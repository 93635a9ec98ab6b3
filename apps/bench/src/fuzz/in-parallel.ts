/** When a run has to end, by the clock of this process. */
export interface Deadline {
  isOver(): boolean;
}

/** Does `work` for each number below `count`, `width` at a time, until the deadline. */
export async function inParallel(
  { count, width, deadline }: { count: number; width: number; deadline: Deadline },
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count && !deadline.isOver()) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
