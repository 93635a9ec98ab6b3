/**
 * For the processes that serve for months: glibc's allocator gives memory back once a burst is over. It maps what takes 64 KiB
 * or more by itself, and keeps to its thresholds instead of raising them with what was once asked for (mallopt(3)). What else
 * runs Node ignores it.
 */
export const allocator: Record<string, string> = { MALLOC_MMAP_THRESHOLD_: "65536", MALLOC_TRIM_THRESHOLD_: "131072" };
