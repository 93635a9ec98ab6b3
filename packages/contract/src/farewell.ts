/** R12: the close reason of a server that stops: how many milliseconds to stay away, beside one's own wait. */
export function farewellReason(afterMs: number): string {
  return `back in ${afterMs} ms`;
}

/** The milliseconds that a close reason asks for; null where it asks for none. */
export function waitOfFarewell(reason: string): number | null {
  const afterMs = /^back in (\d{1,5}) ms$/.exec(reason)?.[1];
  return afterMs === undefined ? null : Number(afterMs);
}
